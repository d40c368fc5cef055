import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@podium/platform-database';

const CONNECTIONS = 2;

/** Connections of their own for what reads much: whoever submits at a deadline does not queue behind it. */
@Injectable()
export class HeavyReader implements OnModuleDestroy {
  readonly database: Database;

  constructor(@Inject(Database) database: Database) {
    this.database = database.beside({ max: CONNECTIONS, name: 'podium_registrations heavy' });
  }

  onModuleDestroy(): Promise<void> {
    return this.database.close();
  }
}
