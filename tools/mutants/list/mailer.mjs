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
      'a lease is never renewed': [
        "WHERE id = ANY($2::uuid[]) AND sender = $1 AND state = 'sending'`",
        "WHERE id = ANY($2::uuid[]) AND sender = $1 AND state = 'queued'`",
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
        'await get(LetterIntake).add(tx, codes);',
        'await get(LetterIntake).add(tx, await asChosen(tx, codes));',
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
      'outcomes that could not be written are lost': ['this.outcomes = [...made, ...this.outcomes];', ''],
    },
  },
  {
    file: here('sending/smtp-hindrance.ts'),
    specs: [failures],
    mistakes: {
      'what was handed over whole is sent again': ["if (handedOver) return new NotDelivered('in-doubt', code);", ''],
    },
  },
];
