import { StartRefused } from '@podium/platform-config';

/** Why the embedded PostgreSQL did not start. `message` is written for the person at the terminal. */
export class PostgresRefused extends StartRefused {
  override readonly name: string = 'PostgresRefused';
}

/** Another running process already serves this data folder. */
export class DataFolderInUse extends PostgresRefused {
  override readonly name = 'DataFolderInUse';
  constructor(
    readonly dataDir: string,
    readonly pid: number,
  ) {
    super(
      `The data folder ${dataDir} is already in use by process ${pid}. ` +
        'Stop that one first, or start with another data folder.',
    );
  }
}
