import { afterEach, describe, expect, it } from '@jest/globals';
import { KeptThread } from './kept-thread.js';

const ENTRY = new URL('./kept-thread.fixture.mjs', import.meta.url);

describe('a thread that is kept', () => {
  const told: unknown[] = [];
  const faults: string[] = [];
  let thread: KeptThread;
  const keep = (data: object, answer: (question: unknown) => Promise<unknown> = async (question) => question) => {
    told.length = 0;
    faults.length = 0;
    thread = new KeptThread({
      entry: ENTRY,
      name: 'letters',
      data,
      told: (message) => void told.push(message),
      answer,
      fault: ({ message }) => void faults.push(message),
    });
  };
  const until = async (holds: () => boolean | Promise<boolean>) => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const isReady = () =>
    thread.ready().then(
      () => true,
      () => false,
    );
  afterEach(() => thread.stop());

  it('is given its data and sees nothing of the environment, asks and is answered', async () => {
    process.env['PODIUM_SECRET_OF_A_TEST'] = 'not for threads';
    keep({ life: 1, asks: 'what is the fact?' });
    await until(() => told.length === 2);
    delete process.env['PODIUM_SECRET_OF_A_TEST'];
    expect(told[1]).toBe('what is the fact?');
    const [{ life, environment }] = told as [{ life: number; environment: string[] }];
    expect([life, environment.filter((name) => !['NODE_ENV', 'TZ'].includes(name))]).toEqual([1, []]);
    await until(isReady);
  });

  it('is told why its question was not answered', async () => {
    keep({ asks: 'anything' }, () => Promise.reject(new Error('nobody knows')));
    await until(() => told.includes('nobody knows'));
  });

  it.each([
    ['throws', 'die', 'it died of something'],
    ['exits', 'exit', 'the thread of letters ended with 3'],
  ])('is started again when it %s, and is not ready meanwhile', async (_how, order, fault) => {
    let orders = 0;
    keep({ asks: 'what now?' }, async () => (++orders <= 2 ? order : 'live'));
    await until(() => faults.length === 1);
    await expect(thread.ready()).rejects.toThrow('the thread of letters is not up');
    await until(() => told.includes('live'));
    expect(faults).toEqual([fault, fault]);
    await until(isReady);
  });

  it('is not ready when its work is not', async () => {
    keep({ unable: 'the mailbox is gone' });
    await until(async () => {
      const reason = await thread.ready().catch(({ message }: Error) => message);
      return reason === 'the mailbox is gone';
    });
  });

  it('ends when it is told to, and is not started again', async () => {
    keep({});
    await until(isReady);
    await thread.stop();
    expect(told.at(-1)).toBe('goodbye');
    expect([faults, await isReady()]).toEqual([[], false]);
  });

  it('is ended when it does not end by itself', async () => {
    keep({ deafToTheEnd: true });
    await until(isReady);
    await thread.stop();
    expect([faults, await isReady()]).toEqual([[], false]);
  });
});
