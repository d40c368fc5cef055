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
      'letters are counted without a lock': [
        "await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);",
        'void lock;',
      ],
      'one code is taken by several who try at once': [
        'ORDER BY requested_at DESC FOR UPDATE',
        'ORDER BY requested_at DESC',
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
    },
  },
  {
    file: here('sign-in/sessions.ts'),
    specs: [sessions],
    mistakes: {
      'a renewal that comes back a second time is taken': ["await this.end(tx, id, 'renewal-reused');", ''],
      'a session outlives its days': [
        'WHERE id = $1 AND ended_at IS NULL AND expires_at > clock_timestamp() FOR UPDATE',
        'WHERE id = $1 AND ended_at IS NULL FOR UPDATE',
      ],
      'the session that is left out is the one that ends': [
        '($3::uuid IS NULL OR id <> $3)',
        '($3::uuid IS NULL OR id = $3)',
      ],
    },
  },
  {
    file: here('appointment/appointment.acts.ts'),
    specs: [appointments],
    mistakes: {
      'an organiser of the edition appoints an equal': [
        "categoryCode === null ? 'FILL_HIGH_OFFICE' : 'FILL_CATEGORY'",
        "'FILL_CATEGORY'",
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
      'an appointment of the whole edition is made twice': [
        'AND edition_code IS NOT DISTINCT FROM $3 AND category_code IS NOT DISTINCT FROM $4',
        'AND edition_code = $3 AND category_code = $4',
      ],
    },
  },
];
