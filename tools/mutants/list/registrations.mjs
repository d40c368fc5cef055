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
      'before the instant of opening it is open': [
        'opensAt && now < opensAt',
        'opensAt && now < new Date(0)',
        deadline,
      ],
      'a screener reads a draft': ['[wasSubmitted, EntryAct.READ],', '', access],
      'who belonged to a team decides on its entry': ['[isSomebodyElses, ...DECISIONS],', '', screening],
      'an older version is decided on': ['EntryAct.WITHDRAW, ...DECISIONS],', 'EntryAct.WITHDRAW],', screening],
      'every member withdraws': ["by: ['leader'],", 'by: TEAM,', lead],
      'what was admitted is admitted again': [
        "ADMIT: { by: APPOINTED, from: ['SUBMITTED'],",
        "ADMIT: { by: APPOINTED, from: ['SUBMITTED', 'ADMITTED'],",
        screening,
      ],
      'a refused entry is withdrawn': [
        "from: ['DRAFT', 'SUBMITTED', 'ADMITTED'],",
        "from: ['DRAFT', 'SUBMITTED', 'ADMITTED', 'REFUSED'],",
        changes,
      ],
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
      'the team of an entry is not held with it': ['FOR UPDATE OF e, t', 'FOR UPDATE OF e', here('team/team.spec.ts')],
      'a page begins with the last of the page before': [
        'AND (e.category_code, e.number) > (coalesce($8::text',
        'AND (e.category_code, e.number) >= (coalesce($8::text',
      ],
      'drafts are in lists': [
        'AND ($6::text[] IS NULL OR e.category_code = ANY($6)) AND e.submitted_at IS NOT NULL',
        'AND ($6::text[] IS NULL OR e.category_code = ANY($6))',
      ],
      'drafts are counted': [
        'AND ($2::text[] IS NULL OR e.category_code = ANY($2)) AND e.submitted_at IS NOT NULL',
        'AND ($2::text[] IS NULL OR e.category_code = ANY($2))',
      ],
      'the living team is shown to whoever may read the entry': [
        'CASE WHEN $4 AND ${BELONGS} THEN',
        'CASE WHEN $4 THEN',
      ],
      'a submitted entry shows the team as it is now': [
        'coalesce(e.roster, ${ROSTER})',
        'coalesce(${ROSTER}, e.roster)',
        lead,
      ],
      'numbers are not the category’s own': [
        'ON CONFLICT (edition_code, category_code) DO UPDATE SET last = entry_number.last + 1',
        'ON CONFLICT (edition_code, category_code) DO UPDATE SET last = entry_number.last + 2',
        changes,
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
      'a submission is told to every member': ['roster.members.filter(({ leader }) => leader)', 'roster.members', lead],
      'withdrawing a draft is told of': [
        'if (entry.roster) {',
        'if (entry.roster || entry.state === EntryState.DRAFT) {',
        changes,
      ],
      'after the deadline the title still changes': [
        'if (closed && (becomes !== team || canonical(wanted.title) !== canonical(entry.title)))',
        'if (closed && becomes !== team)',
        here('entry/nomination.spec.ts'),
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
      'answers that do not count go to judges': [
        'form.evaluate(held.answers, moment).effectiveAnswers',
        'held.answers',
      ],
      'addresses go to judges': [
        '({ id: _id, email: _email, ...member }) => member',
        '({ id: _id, ...member }) => member',
      ],
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
      'a category’s milestone moves that of all': [
        'const own = (before.category ?? null) === category ? before : null;',
        'const own = before;',
      ],
      'what closes before it opens is taken': ['refuseClosingBeforeOpening(edition);\n', ''],
    },
  },
  {
    file: here('edition/move-milestone.ts'),
    specs: [opening],
    mistakes: {
      'what has passed is moved by one person': ['at <= now || new Date(before.at) <= now', 'at <= now'],
      'a milestone is moved into the past': ['at <= now || new Date(before.at) <= now', 'new Date(before.at) <= now'],
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
    file: here('extension/extend-deadline.ts'),
    specs: [extending],
    mistakes: {
      'whom the proposer appointed approves': [
        'personId === proposedBy || (await this.extensions.wasAppointed(personId, proposedBy, db))',
        'personId === proposedBy',
      ],
      'what has not passed is extended': ['if (was > proposedAt) refuse(new MilestoneHasNotPassed());', ''],
    },
  },
  {
    file: here('extension/extension.repository.ts'),
    specs: [extending],
    mistakes: {
      'a proposal is decided about twice': [
        'FROM deadline_extension WHERE id = $1 FOR UPDATE',
        'FROM deadline_extension WHERE id = $1',
      ],
      'those of other categories are written to': [
        'AND ($2::text IS NULL OR e.category_code = $2)\n',
        "AND ($2::text IS NULL OR e.category_code <> '')\n",
      ],
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
      'who registered a team belongs to it for ever': [
        '(t.registered_by = $1 AND t.registrar_left_at IS NULL) OR EXISTS',
        '(t.registered_by = $1) OR EXISTS',
      ],
      'who left may decide on the entry': [
        'SELECT FROM team_member ever WHERE ever.team_id = t.id AND ever.person_id = $1',
        'SELECT FROM team_member ever WHERE ever.team_id = t.id AND ever.person_id = $1 AND ever.removed_at IS NULL',
        screening,
      ],
      'an invitation of who was removed still holds': [
        'num_nonnulls(i.accepted_at, i.declined_at, i.revoked_at) = 0\n       ), kept',
        'false\n       ), kept',
        invitations,
        lead,
      ],
    },
  },
  {
    file: here('invitation/invitations.ts'),
    specs: [invitations],
    mistakes: {
      'somebody is a member twice': [
        'if (team.members.some((member) => member.personId === personId)) refuse(new AlreadyAMember());',
        '',
      ],
      'an invitation outlives its days': ['if ((await tx.now()) >= expiresAt)', 'if ((await tx.now()) < new Date(0))'],
      'who declined is asked again': [
        'member.personId !== null || (await this.invitations.declined(tx, team.id, member.email))',
        'member.personId !== null',
      ],
    },
  },
  {
    file: here('invitation/inviting.ts'),
    specs: [invitations],
    mistakes: {
      'invitations are counted without a lock': ['await lockPerson(tx, personId);', ''],
      'one more is written than a day has': ['before + members.length > this.perDay', 'before > this.perDay'],
    },
  },
  {
    file: here('invitation/invitation.repository.ts'),
    specs: [invitations],
    mistakes: {
      'the first letter holds beside the second': [
        'i.member_id = $1 AND ${OPEN}`, [',
        'i.member_id = $1 AND ${OPEN} AND false`, [',
      ],
      'an expired offer is shown': ['         AND i.expires_at > clock_timestamp()`', '`'],
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
      'an entry is compared with itself': [
        'AND e.submitted_at < $4 AND e.id <> $5',
        'AND e.submitted_at <= $4 AND e.id IS DISTINCT FROM gen_random_uuid() AND $5::uuid IS NOT NULL',
      ],
    },
  },
];
