import { describe, expect, it } from '@jest/globals';
import type { Answers } from '../form/answers.js';
import { Draft, type DraftOutside, type Kept } from './draft.js';

/** What Podium keeps of one entry: versions, and refusals where somebody else was faster. */
class Server {
  answers: Answers = {};
  version = 1;
  away = false;
  saves = 0;
  kept: Kept | undefined;

  outside: DraftOutside = {
    save: (answers, version) => {
      this.saves++;
      if (this.away) return Promise.reject(new Error('away'));
      if (version !== this.version) return Promise.resolve({ is: 'changed' });
      if (answers['bad'] !== undefined) return Promise.resolve({ is: 'refused', because: 'Unknown field.' });
      this.answers = answers;
      return Promise.resolve({ is: 'saved', version: ++this.version });
    },
    reread: () => Promise.resolve({ answers: this.answers, version: this.version }),
    keep: (unsaved) => {
      this.kept = unsaved;
    },
    now: () => new Date('2026-05-02T17:00:00Z'),
  };

  open(kept?: Kept): Draft {
    return new Draft({ answers: this.answers, version: this.version }, this.outside, kept);
  }
}

describe('a draft that saves itself', () => {
  it('says where the latest change is', async () => {
    const server = new Server();
    const draft = server.open();
    draft.change('title', 'A');
    expect(draft.read().saving).toEqual({ at: 'here' });
    await draft.flush();
    expect([draft.read().saving, server.answers]).toEqual([
      { at: 'podium', when: new Date('2026-05-02T17:00:00Z') },
      { title: 'A' },
    ]);
  });

  it('loses nothing when two people write in different fields', async () => {
    const server = new Server();
    const [mine, hers] = [server.open(), server.open()];
    mine.change('title', 'A');
    hers.change('summary', 'B');
    await Promise.all([mine.flush(), hers.flush()]);
    expect(server.answers).toEqual({ title: 'A', summary: 'B' });
    expect(mine.read().theirs).toEqual({});
  });

  it('keeps what is written here, and shows what somebody else wrote in the same field', async () => {
    const server = new Server();
    const [mine, hers] = [server.open(), server.open()];
    hers.change('title', 'Hers');
    await hers.flush();
    mine.change('title', 'Mine');
    await mine.flush();
    expect([mine.read().answers, mine.read().theirs, server.answers]).toEqual([
      { title: 'Mine' },
      { title: 'Hers' },
      { title: 'Mine' },
    ]);
    mine.takeTheirs('title');
    await mine.flush();
    expect([server.answers, mine.read().theirs]).toEqual([{ title: 'Hers' }, {}]);
  });

  it('waits while Podium is away, and saves once it is back', async () => {
    const server = new Server();
    const draft = server.open();
    server.away = true;
    draft.change('title', 'A');
    await draft.flush();
    expect([draft.read().saving, server.kept?.answers]).toEqual([{ at: 'away' }, { title: 'A' }]);
    server.away = false;
    await draft.flush();
    expect([server.answers, server.kept]).toEqual([{ title: 'A' }, undefined]);
  });

  it('brings back after a reload what had not been saved, beside what others saved since', async () => {
    const server = new Server();
    const first = server.open();
    server.away = true;
    first.change('title', 'A');
    await first.flush();
    const { kept } = server;
    server.away = false;
    const hers = server.open();
    hers.change('summary', 'B');
    await hers.flush();
    const again = server.open(kept);
    expect([again.read().answers, again.read().saving]).toEqual([{ title: 'A', summary: 'B' }, { at: 'here' }]);
    await again.flush();
    expect(server.answers).toEqual({ title: 'A', summary: 'B' });
  });

  it('says why something was not taken, and keeps it', async () => {
    const server = new Server();
    const draft = server.open();
    draft.change('bad', 1);
    await draft.flush();
    expect([draft.read().saving, draft.read().answers]).toEqual([
      { at: 'refused', because: 'Unknown field.' },
      { bad: 1 },
    ]);
  });

  it('sends one after another what is written while it sends', async () => {
    const server = new Server();
    const draft = server.open();
    draft.change('title', 'A');
    const flushing = draft.flush();
    draft.change('title', 'AB');
    await flushing;
    await draft.flush();
    expect([server.answers, server.version, server.saves]).toEqual([{ title: 'AB' }, 3, 2]);
  });

  it('asks nothing when nothing was changed', async () => {
    const server = new Server();
    await server.open().flush();
    expect(server.saves).toBe(0);
  });
});
