const here = (path) => `apps/mailer/src/${path}`;
const sender = here('sending/sender.spec.ts');
const failures = here('sending/smtp-failures.spec.ts');
const mailer = here('mailer.spec.ts');

/** Letters: each once, in the right language, or nobody is told that it went. */
export default [
  {
    file: here('letter/letter-queue.ts'),
    specs: [sender],
    mistakes: {
      'two senders wait for each other': ['LIMIT $2 FOR UPDATE SKIP LOCKED\n', 'LIMIT $2 FOR UPDATE\n'],
      'two senders take the same letter': ['LIMIT $2 FOR UPDATE SKIP LOCKED\n', 'LIMIT $2\n'],
      'letters go out after they were given up': [
        'AND next_attempt_at <= now() AND give_up_at > now()',
        'AND next_attempt_at <= now()',
        mailer,
      ],
      'a retry does not wait': [
        'AND next_attempt_at <= now() AND give_up_at > now()',
        'AND give_up_at > now()',
        failures,
      ],
      'an outcome of an earlier try counts': [
        'letter.attempts = made.attempt AND',
        '',
        sender,
        here('sending/killed-sender.spec.ts'),
      ],
      'a code stays in the database once it was sent': [
        "CASE WHEN letter.kind IN ('sign-in-code', 'team-invitation') AND made.state <> 'queued' THEN '{}' ELSE letter.params END",
        'letter.params',
        mailer,
      ],
      'a code stays in the database once it is too late': [
        "params = CASE WHEN kind IN ('sign-in-code', 'team-invitation') THEN '{}' ELSE params END",
        'params = params',
        mailer,
      ],
      'a lease is never renewed': [
        "WHERE id = ANY($2::uuid[]) AND sender = $1 AND state = 'sending'`",
        "WHERE id = ANY($2::uuid[]) AND sender = $1 AND state = 'queued'`",
      ],
    },
  },
  {
    file: here('letter/letter-intake.ts'),
    specs: [mailer],
    mistakes: {
      'an event that comes twice writes twice': [
        '      [eventId, JSON.stringify(rows)],',
        '      [uuidv7(), JSON.stringify(rows)],',
        mailer,
      ],
    },
  },
  {
    file: here('listening/letters.listening.ts'),
    specs: [mailer],
    mistakes: {
      'a team is written to in the language of its first contact': [
        'locale: contact.locale,',
        'locale: (contacts[0] ?? contact).locale,',
      ],
      'one address gets a letter for each award': [
        'const letter = letters.get(key) ?? {',
        'const letter = letters.get(`${key} ${letters.size}`) ?? {',
      ],
      'a code comes in the language that was chosen': [
        'await get(LetterIntake).add(tx, eventId, [signInCode(payload, minutes)]);',
        'await intake.add(tx, eventId, [signInCode(payload, minutes)]);',
      ],
    },
  },
  {
    file: here('sending/sender.ts'),
    specs: [sender],
    mistakes: {
      'a silent server is waited for without end': [
        'const late = setTimeout(() => ending.abort(), this.limits.tryMs);',
        'const late = setTimeout(() => undefined, this.limits.tryMs);',
      ],
      'a carrier that never settles is waited for': [
        "silent = setTimeout(() => reject(new NotDelivered('in-doubt', 'no answer in time')), SETTLING_MS);",
        '',
      ],
      'letters in hand are given up at once when it stops': [
        'const ending = setTimeout(() => this.endAll(), graceMs);',
        'this.endAll(); const ending = undefined;',
      ],
      'outcomes that could not be written are lost': ['this.outcomes = [...made, ...this.outcomes];', ''],
      'letters are handed over after the lease is over': [
        'begun - this.renewedAt > this.limits.leaseMs * 0.8',
        'begun - this.renewedAt > this.limits.leaseMs * 800',
      ],
    },
  },
  {
    file: here('sending/smtp-hindrance.ts'),
    specs: [failures],
    mistakes: {
      'what was handed over whole is sent again': ["if (handedOver) return new NotDelivered('in-doubt', code);", ''],
      'a server that is closing refuses the letter': ['responseCode === 421 ||', ''],
      'a letter put off is given up': [
        "responseCode >= 500 && responseCode !== 503 ? 'refused' : 'later'",
        "responseCode >= 400 && responseCode !== 503 ? 'refused' : 'later'",
      ],
    },
  },
  {
    file: here('sending/outcome.ts'),
    specs: [failures],
    mistakes: {
      'a code in doubt waits for a person': ["kind === 'sign-in-code' ? 'failed' : 'in-doubt'", "'in-doubt'"],
      'a letter that arrived is sent again': [
        "state: sent ? 'sent' : 'queued'",
        "state: sent ? 'queued' : 'queued'",
        here('sending/killed-sender.spec.ts'),
      ],
    },
  },
];
