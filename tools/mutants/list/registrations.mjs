const here = (path) => `apps/registrations/src/${path}`;
const access = here('entry/access.spec.ts');
const changes = here('entry/entry-changes.spec.ts');
const deadline = here('entry/deadline.spec.ts');
const opening = here('edition/open-edition.spec.ts');
const screening = here('screening/screening.spec.ts');
const lead = here('team/lead.spec.ts');
const invitations = here('invitation/invitation.spec.ts');
const extending = here('extension/extend-deadline.spec.ts');

/** Editions, teams and entries. */
export default [
  {
    file: here('entry/entry.acts.ts'),
    specs: [access, changes, deadline, screening],
    mistakes: {
      'at the instant of closing it is open': ['closesAt && now >= closesAt', 'closesAt && now > closesAt', deadline],
      'a screener reads a draft': ['[wasSubmitted, EntryAct.READ],', '', access],
      'who belonged to a team decides on its entry': ['[isSomebodyElses, ...OF_THE_OFFICE],', '', screening],
      'an older version is decided on': [
        'EntryAct.WITHDRAW, ...DECISIONS, ...LATER],',
        'EntryAct.WITHDRAW],',
        screening,
      ],
      'every member withdraws': ["by: ['leader'],", 'by: TEAM,', lead],
      'who sees one category sees all': [
        'if (sees(null)) return null;',
        'if (sees(null) || held.length > 0) return null;',
        access,
      ],
    },
  },
  {
    file: here('entry/entry.repository.ts'),
    specs: [access, here('entry/statements.spec.ts')],
    mistakes: {
      'two hold an entry at once': [' WHERE e.id = $1 FOR UPDATE OF e, t', ' WHERE e.id = $1 FOR UPDATE OF t', changes],
      'a page begins with the last of the page before': [
        'AND (e.category_code, e.number) > (coalesce($8::text',
        'AND (e.category_code, e.number) >= (coalesce($8::text',
      ],
      'drafts are in lists': [
        'AND ($6::text[] IS NULL OR e.category_code = ANY($6)) AND e.submitted_at IS NOT NULL',
        'AND ($6::text[] IS NULL OR e.category_code = ANY($6))',
      ],
      'the living team is shown to whoever may read the entry': [
        'CASE WHEN $4 AND ${BELONGS} THEN',
        'CASE WHEN $4 THEN',
      ],
    },
  },
  {
    file: here('entry/entry-changes.ts'),
    specs: [changes],
    mistakes: {
      'what was submitted is saved incomplete': [
        'if (submitted) refuseIncomplete',
        'if (!submitted && entry.version < 0) refuseIncomplete',
      ],
    },
  },
  {
    file: here('entry/openness.ts'),
    specs: [here('entry/nomination.spec.ts')],
    mistakes: {
      'a field of its own time keeps no entry open': [
        'return !!window && isWithin(window, now);',
        'return !!window && window.opensAt === now;',
      ],
    },
  },
  {
    file: here('screening/screen-entry.ts'),
    specs: [screening],
    mistakes: { 'a refusal needs no reason': ["if (!admitted && reason === '')", "if (admitted && reason === '\\n')"] },
  },
  {
    file: here('screening/dossiers.ts'),
    specs: [screening],
    mistakes: {
      'personal answers go to judges': ['.filter(([field]) => !personal.has(field))', ''],
    },
  },
  {
    file: here('edition/calendar-changes.ts'),
    specs: [opening],
    mistakes: {
      'two move milestones at once and one is lost': [
        'FROM edition WHERE code = $1 FOR UPDATE',
        'FROM edition WHERE code = $1',
      ],
    },
  },
  {
    file: here('edition/move-milestone.ts'),
    specs: [opening],
    mistakes: {
      'an organiser of a category moves the edition’s': [
        "'organiser', editionCode, category ?? undefined)",
        "'organiser', editionCode, category ?? 'AA')",
      ],
    },
  },
  {
    file: here('extension/extension.acts.ts'),
    specs: [extending],
    mistakes: {
      'who proposed it approves it': ['proposersOwn ? new NeedsSomebodyElse() : undefined', 'undefined'],
      'an organiser of a category approves': [
        "APPROVE: {\n      by: ['editionOrganiser'],",
        "APPROVE: {\n      by: ['editionOrganiser', 'categoryOrganiser'],",
      ],
    },
  },
  {
    file: here('extension/extension.repository.ts'),
    specs: [extending],
    mistakes: {
      'one of the whole edition is written to nobody': [
        '($2::text IS NULL OR e.category_code = $2)\n',
        '(e.category_code = $2)\n',
      ],
    },
  },
  {
    file: here('team/team.repository.ts'),
    specs: [lead, here('team/team.spec.ts')],
    mistakes: {
      'who left still belongs': ['mine.person_id = $1 AND mine.removed_at IS NULL', 'mine.person_id = $1'],
      'who left may decide on the entry': [
        'SELECT FROM team_member ever WHERE ever.team_id = t.id AND ever.person_id = $1',
        'SELECT FROM team_member ever WHERE ever.team_id = t.id AND ever.person_id = $1 AND ever.removed_at IS NULL',
        screening,
      ],
    },
  },
  {
    file: here('invitation/invitations.ts'),
    specs: [invitations],
    mistakes: {
      'an invitation outlives its days': ['if ((await tx.now()) >= expiresAt)', 'if ((await tx.now()) < new Date(0))'],
    },
  },
  {
    file: here('invitation/inviting.ts'),
    specs: [invitations],
    mistakes: {
      'invitations are counted without a lock': ['await lockPerson(tx, personId);', ''],
    },
  },
  {
    file: here('eligibility/earlier-entries.ts'),
    specs: [here('eligibility/eligibility.spec.ts'), here('entry/nomination.spec.ts')],
    mistakes: {
      'what came later is looked back on': [
        'WHERE n.series = $3 AND e.submitted_at < $4 AND',
        "WHERE n.series = $3 AND e.submitted_at > $4 - interval '9 years' AND",
      ],
    },
  },
];
