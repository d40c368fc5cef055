import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** An address that stays the same while the server behind it goes and comes back on another port. */
export class Door {
  private readonly open = new Set<Socket>();
  private frozen = false;

  private constructor(
    private readonly server: Server,
    private target: string,
  ) {}

  static async to(target: string): Promise<Door> {
    const server = createServer();
    const door = new Door(server, target);
    server.on('connection', (client) => door.pass(client));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return door;
  }

  /** The target's address with the door's port. */
  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  leadTo(target: string): void {
    this.target = target;
  }

  /** From now on nothing passes in either direction, and no connection is closed: as when a cable is pulled. */
  freeze(): void {
    for (const socket of this.open) socket.pause().unpipe();
    this.frozen = true;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(client: Socket): void {
    if (this.frozen) return void this.open.add(client.pause());
    const behind = createConnection(Number(new URL(this.target).port), '127.0.0.1');
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      this.open.add(one);
      one.on('error', () => other.destroy()).on('close', () => (other.destroy(), this.open.delete(one)));
      one.pipe(other);
    }
  }
}
