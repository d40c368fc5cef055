import { mergeAnswers, same, withAnswer, type Answers } from '../form/answers.js';

/** Where the latest change is. */
export type Saving =
  | { at: 'podium'; when: Date | null }
  | { at: 'here' }
  | { at: 'sending' }
  | { at: 'away' }
  | { at: 'refused'; because: string };

export interface DraftState {
  answers: Answers;
  saving: Saving;
  /** By field: what somebody else saved there, where something else is written here. */
  theirs: Readonly<Record<string, unknown>>;
}

/** What is saved, and the version by which it is known. */
export interface Saved {
  answers: Answers;
  version: number;
}

export type SaveAnswer = { is: 'saved'; version: number } | { is: 'changed' } | { is: 'refused'; because: string };

export interface DraftOutside {
  save(answers: Answers, version: number, key: string): Promise<SaveAnswer>;
  /** What is saved now. */
  reread(): Promise<Saved>;
  /** Where what is not saved yet outlives a reload; undefined takes it away. */
  keep(unsaved: Kept | undefined): void;
  now(): Date;
}

/** What this browser keeps until Podium has it. */
export interface Kept {
  base: Saved;
  answers: Answers;
}

/**
 * A form that saves itself: one request after another, each with the version that it was made from. Where somebody else saved
 * meanwhile, both changes are brought together. Nothing that was written here is ever thrown away.
 */
export class Draft {
  private state: DraftState;
  private base: Saved;
  private readonly listeners = new Set<() => void>();
  private sending: Promise<void> | undefined;

  constructor(
    saved: Saved,
    private readonly outside: DraftOutside,
    kept?: Kept,
  ) {
    this.base = saved;
    this.state = { answers: saved.answers, saving: { at: 'podium', when: null }, theirs: {} };
    if (kept && !same(kept.answers, kept.base.answers)) {
      const { answers, conflicts } = mergeAnswers(kept.base.answers, kept.answers, saved.answers);
      const at = same(answers, saved.answers) ? ({ at: 'podium', when: null } as const) : ({ at: 'here' } as const);
      this.state = { answers, saving: at, theirs: pick(saved.answers, conflicts) };
    }
  }

  readonly read = (): DraftState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get version(): number {
    return this.base.version;
  }

  change(id: string, value: unknown): void {
    const theirs = Object.fromEntries(Object.entries(this.state.theirs).filter(([key]) => key !== id));
    this.become({ answers: withAnswer(this.state.answers, id, value), saving: { at: 'here' }, theirs });
    this.outside.keep({ base: this.base, answers: this.state.answers });
  }

  /** Takes what somebody else wrote in a field. */
  takeTheirs(id: string): void {
    this.change(id, this.state.theirs[id]);
  }

  /** Sends what is not saved yet; resolves when it is, or when it cannot be. */
  async flush(): Promise<void> {
    if (this.sending) {
      await this.sending;
      // What was written while the last one was on its way.
      if (this.state.saving.at === 'here') await this.flush();
      return;
    }
    this.sending = this.send().finally(() => {
      this.sending = undefined;
    });
    await this.sending;
  }

  private async send(): Promise<void> {
    for (let tries = 0; tries < 5 && !same(this.state.answers, this.base.answers); tries++) {
      const { answers } = this.state;
      this.become({ ...this.state, saving: { at: 'sending' } });
      let answer: SaveAnswer;
      try {
        answer = await this.outside.save(answers, this.base.version, crypto.randomUUID());
        if (answer.is === 'changed') {
          this.join(await this.outside.reread());
          continue;
        }
      } catch {
        return this.become({ ...this.state, saving: { at: 'away' } });
      }
      if (answer.is === 'refused')
        return this.become({ ...this.state, saving: { at: 'refused', because: answer.because } });
      this.base = { answers, version: answer.version };
      if (same(this.state.answers, answers)) {
        this.outside.keep(undefined);
        return this.become({ ...this.state, saving: { at: 'podium', when: this.outside.now() } });
      }
      this.outside.keep({ base: this.base, answers: this.state.answers });
      return this.become({ ...this.state, saving: { at: 'here' } });
    }
    if (same(this.state.answers, this.base.answers)) {
      this.outside.keep(undefined);
      this.become({ ...this.state, saving: { at: 'podium', when: this.outside.now() } });
    }
  }

  private join(saved: Saved): void {
    const { answers, conflicts } = mergeAnswers(this.base.answers, this.state.answers, saved.answers);
    this.base = saved;
    this.become({ ...this.state, answers, theirs: { ...this.state.theirs, ...pick(saved.answers, conflicts) } });
  }

  private become(state: DraftState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

const pick = (answers: Answers, ids: string[]) => Object.fromEntries(ids.map((id) => [id, answers[id]]));
