const here = (path) => `apps/accounts/src/${path}`;
const limits = here('sign-in/limits.spec.ts');
const signIn = here('sign-in/sign-in.spec.ts');
const sessions = here('sign-in/sessions.spec.ts');
const appointments = here('appointment/appointment.spec.ts');

/** Who is who, and who holds what. */
export default [
  {
    file: here('sign-in/sign-in-codes.ts'),
    specs: [limits],
    mistakes: {
      'codes from before the used one still let in': [
        '(id = $4 OR requested_at <= $2)',
        "(id = $4 OR requested_at < $2 - interval '9 days')",
      ],
      'codes from after the used one are void too': [
        '(id = $4 OR requested_at <= $2)',
        '(id = $4 OR requested_at >= $2)',
      ],
      'letters are counted without a lock': [
        "await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);",
        'void lock;',
      ],
      'a /48 has the share of one client': [
        'pauseAfterLetters(sent.byWider, granted * WIDER_SHARE)',
        'pauseAfterLetters(sent.byWider, granted)',
      ],
      'a short code counts where a long one is asked for': ['AND (long OR NOT $3)', 'AND (long OR NOT $3 OR true)'],
      'a code lives after it has expired': [
        'closed_at IS NULL AND expires_at > $2',
        "closed_at IS NULL AND expires_at > $2 - interval '1 day'",
        signIn,
      ],
      'one code is taken by several who try at once': [
        'ORDER BY requested_at DESC FOR UPDATE',
        'ORDER BY requested_at DESC',
        signIn,
      ],
      'a code of another address is taken': [
        'FROM sign_in_code WHERE email_key = $1 AND closed_at IS NULL AND expires_at > $2',
        'FROM sign_in_code WHERE length($1) > 0 AND closed_at IS NULL AND expires_at > $2',
        signIn,
      ],
    },
  },
  {
    file: here('sign-in/tries.ts'),
    specs: [limits],
    mistakes: {
      'tries are counted without a lock': [
        "await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);",
        'void lock;',
      ],
      'wrong tries of others count': [
        'WHERE address_hash = $1 AND client_hash = $2 AND tried_at > $4',
        'WHERE address_hash = $1 AND length($2) > 0 AND tried_at > $4',
      ],
      'a guesser has the tries of everybody else': [
        'guessing ? 1 :',
        'guessing ? this.settings.SIGN_IN_TRIES_BEFORE_PAUSE :',
      ],
      'what somebody mistyped is never forgotten': [
        'DELETE FROM sign_in_try WHERE address_hash = $1 AND client_hash = $2',
        'DELETE FROM sign_in_try WHERE address_hash = $1 AND client_hash = $2 AND false',
      ],
    },
  },
  {
    file: here('sign-in/sessions.ts'),
    specs: [sessions],
    mistakes: {
      'a renewal that comes back a second time is taken': ["await this.end(tx, id, 'renewal-reused');", ''],
      'two tabs that renew at once end the session': [
        'given.generation === generation - 1',
        'given.generation === generation - 2',
      ],
      'a session outlives its days': [
        'WHERE id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp() FOR UPDATE',
        'WHERE id = $1 AND ended_at IS NULL FOR UPDATE',
      ],
      'a session that was ended is renewed': [
        'WHERE id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp() FOR UPDATE',
        'WHERE id = $1 AND expires_at > clock_timestamp() FOR UPDATE',
      ],
      'the session that is left out is the one that ends': [
        '($3::uuid IS NULL OR id <> $3)',
        '($3::uuid IS NULL OR id = $3)',
      ],
      'a signature is not looked at': [
        'given.length !== expected.length || !timingSafeEqual(given, expected)',
        'given.length !== expected.length',
      ],
    },
  },
  {
    file: here('appointment/appointment.acts.ts'),
    specs: [appointments],
    mistakes: {
      'an organiser of a category appoints others': [
        "by: ['editionOrganiser'],",
        "by: ['editionOrganiser', 'categoryOrganiser'],",
      ],
      'an organiser of the edition appoints an equal': [
        "categoryCode === null ? 'FILL_HIGH_OFFICE' : 'FILL_CATEGORY'",
        "'FILL_CATEGORY'",
      ],
      'a post everywhere is filled like one of an edition': [
        'editionCode === null || role === AppointmentRole.ADMINISTRATOR',
        'role === AppointmentRole.ADMINISTRATOR',
      ],
    },
  },
  {
    file: here('appointment/appointments.ts'),
    specs: [appointments],
    mistakes: {
      'an organiser of one category sees the whole edition': [
        'categoryCode === null && editionCode ? [editionCode] : []',
        'editionCode ? [editionCode] : []',
      ],
      'categories of one code are one, whatever the edition': [
        "edition_code || ' ' || category_code = ANY($3::text[])",
        "EXISTS (SELECT FROM unnest($3::text[]) AS c WHERE c LIKE '% ' || category_code)",
      ],
      'an appointment of the whole edition is made twice': [
        'AND edition_code IS NOT DISTINCT FROM $3 AND category_code IS NOT DISTINCT FROM $4',
        'AND edition_code = $3 AND category_code = $4',
      ],
      'what ended is still seen': ['const SEEN = `NOT ended AND (', 'const SEEN = `('],
    },
  },
];
