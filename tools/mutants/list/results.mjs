const here = (path) => `apps/results/src/${path}`;
const conferring = here('award/confer-awards.spec.ts');
const releasing = here('release/release.spec.ts');
const instant = here('release/release.instant.spec.ts');
const persons = here('release/two-persons.spec.ts');
const winners = here('winner/winners.spec.ts');

/** Awards, their release and what the public reads. */
export default [
  {
    file: here('award/award.repository.ts'),
    specs: [conferring],
    mistakes: {
      'an award without a stream is given without end': [
        'AND stream_code IS NOT DISTINCT FROM $4',
        'AND stream_code = $4',
      ],
      'an award of the whole edition is given without end': [
        'AND category_code IS NOT DISTINCT FROM $3',
        'AND category_code = $3',
      ],
      'a revoked award takes the place of another': [
        'AND stream_code IS NOT DISTINCT FROM $4 AND revoked_at IS NULL',
        'AND stream_code IS NOT DISTINCT FROM $4',
      ],
      'who belongs to an entry sees its award coming': [
        'o.person_id = $1 AND o.entry_id = a.entry_id',
        'o.person_id = $1 AND o.entry_id = a.entry_id AND false',
        persons,
      ],
    },
  },
  {
    file: here('award/award.acts.ts'),
    specs: [conferring, instant, persons],
    mistakes: {
      'an organiser of a category revokes': [
        "REVOKE: {\n      by: ['editionOrganiser'],",
        "REVOKE: {\n      by: ['editionOrganiser', 'categoryOrganiser'],",
        conferring,
      ],
      'an approved award is revoked by one person': [
        'from: [AwardState.CONFERRED, AwardState.RELEASED]',
        'from: [AwardState.CONFERRED, AwardState.APPROVED, AwardState.RELEASED]',
        instant,
      ],
    },
  },
  {
    file: here('award/confer-awards.ts'),
    specs: [conferring],
    mistakes: {
      'one more than there are is given': [')) >= award.max) {', ')) > award.max) {'],
      'several confer at once without waiting': [
        'await lockEdition(tx, editionCode);\n      const edition',
        'const edition',
      ],
    },
  },
  {
    file: here('award/award.conditions.ts'),
    specs: [here('award/award.conditions.spec.ts'), conferring],
    mistakes: {
      'exactly the minimum is too little': [
        'Number(total) >= Number(minimumTotal)',
        'Number(total) > Number(minimumTotal)',
      ],
      'totals are compared as texts': ['Number(total) >= Number(minimumTotal)', 'total >= minimumTotal'],
    },
  },
  {
    file: here('release/release.acts.ts'),
    specs: [releasing, instant, persons],
    mistakes: {
      'who proposed approves': ["[bySomebodyElse, 'APPROVE'],", '', persons],
      'an instant that passed is approved': [
        "[instantIsAhead, 'PROPOSE', 'APPROVE'],",
        "[instantIsAhead, 'PROPOSE'],",
        instant,
      ],
    },
  },
  {
    file: here('release/releases.ts'),
    specs: [releasing, instant],
    mistakes: {
      'what was proposed is not what is approved': [
        'hash !== release.hash || hash !== input.hash',
        'hash !== input.hash',
      ],
      'what was seen is not what is approved': [
        'hash !== release.hash || hash !== input.hash',
        'hash !== release.hash',
      ],
    },
  },
  {
    file: here('release/release.repository.ts'),
    specs: [releasing, instant],
    mistakes: {
      'who withdrew is released': [
        'AND a.release_id IS NULL AND a.revoked_at IS NULL\n         AND NOT n.withdrawn',
        'AND a.release_id IS NULL AND a.revoked_at IS NULL',
      ],
      'a release of one category covers all': [
        'WHERE a.edition_code = $1 AND ($2::text IS NULL OR a.category_code = $2) AND a.release_id',
        'WHERE a.edition_code = $1 AND ($2::text IS NULL OR a.category_code IS NOT NULL) AND a.release_id',
      ],
      'a release of the edition covers no category': [
        'WHERE a.edition_code = $1 AND ($2::text IS NULL OR a.category_code = $2) AND a.release_id',
        'WHERE a.edition_code = $1 AND (a.category_code IS NOT DISTINCT FROM $2::text) AND a.release_id',
      ],
      'it is announced twice': [
        'UPDATE release SET announced_at = clock_timestamp() WHERE',
        'UPDATE release SET announced_at = NULL WHERE',
      ],
      'what is taken back is not waited for': [
        "await tx.execute('LOCK TABLE released_award IN ACCESS EXCLUSIVE MODE');",
        '',
        instant,
      ],
    },
  },
  {
    file: here('person/two-persons.ts'),
    specs: [persons],
    mistakes: {
      'whom somebody appointed counts as a second person': ['person_id IN ($1, id)', 'person_id IN ($1)'],
      'two whom one organiser appointed are two': [
        "OR NOT EXISTS (SELECT FROM appointment x WHERE x.person_id = a.person_id AND x.role = 'administrator')",
        'OR false',
      ],
      'whom an administrator appointed are never two': [
        "OR NOT EXISTS (SELECT FROM appointment x WHERE x.person_id = a.person_id AND x.role = 'administrator')",
        'OR true',
      ],
    },
  },
  {
    file: here('winner/winner.repository.ts'),
    specs: [winners],
    mistakes: {
      'a page begins with the last of the page before': [
        '(w.sort_key, w.entry_code, w.id) > (',
        '(w.sort_key, w.entry_code, w.id) >= (',
      ],
      'winners of the edition are left out of all': [
        '($2::text IS NULL OR w.category_code = $2)',
        '(w.category_code = coalesce($2::text, w.category_code))',
      ],
    },
  },
  {
    file: here('listening/entry.listening.ts'),
    specs: [here('listening/listenings.spec.ts'), releasing],
    mistakes: {
      'an older dossier takes the place of a newer': [
        'WHERE entrant.version < excluded.version',
        'WHERE entrant.version <> excluded.version',
      ],
    },
  },
];
