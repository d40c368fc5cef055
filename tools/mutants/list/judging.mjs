const here = (path) => `apps/judging/src/${path}`;
const access = here('access.spec.ts');
const conflicts = here('conflict/conflicts.spec.ts');
const ownTeam = here('conflict/own-team.spec.ts');
const lateJoiners = here('conflict/late-joiners.spec.ts');
const closing = here('round/close-round.spec.ts');
const opening = here('round/open-round.spec.ts');
const contenders = here('round/contenders.spec.ts');
const sheets = here('score-sheet/submit-score-sheet.spec.ts');
const lastMoment = here('score-sheet/last-moment.spec.ts');

/** Who judges what, who must not, and what comes of it. */
export default [
  {
    file: here('dossier/dossiers.ts'),
    specs: [conflicts, ownTeam, lateJoiners, access],
    mistakes: {
      // Each of both is enough by itself; row security hides what somebody is barred from besides.
      'whoever left the panel reads it': [
        'AND seat.vacated_at IS NULL\n           JOIN assignment a ON a.seat_id = seat.id AND a.dossier_id = d.id AND a.ended_because IS NULL',
        '\n           JOIN assignment a ON a.seat_id = seat.id AND a.dossier_id = d.id',
      ],
      'answers show before conflicts are declared': [
        "(r.state = 'open' AND coalesce(rs.declared_at >= c.entered_at, false))",
        "(r.state = 'open')",
      ],
      'judges read it after the closing': [
        "JOIN round r ON r.id = a.round_id AND r.state = 'open'",
        'JOIN round r ON r.id = a.round_id',
      ],
      'all answers are shown': [
        'isOpen ? cutToShown(dossier.answers, shown[dossier.categoryCode]) : null',
        'isOpen ? dossier.answers : null',
      ],
    },
  },
  {
    file: here('sight/sight.ts'),
    specs: [conflicts, ownTeam, lateJoiners],
    mistakes: {
      'people read what they are barred from': [
        'work, { ...seenBy(context), readOnly: true }',
        "work, { settings: { [READER]: 'service' }, readOnly: true }",
      ],
    },
  },
  {
    file: here('edition/editions.ts'),
    specs: [opening, sheets, lastMoment],
    mistakes: { 'an edition is read once and never again': ['known?.version === row.version', 'known'] },
  },
  {
    file: here('round/round.acts.ts'),
    specs: [access, conflicts, ownTeam, lateJoiners, closing, opening],
    mistakes: {
      'a chair gives a round up': ['ABANDON: { by: ORGANISING,', 'ABANDON: { by: PRESIDING,', opening],
      'who is barred from a contender closes the round': ["      'CLOSE',\n", '', conflicts, ownTeam, lateJoiners],
    },
  },
  {
    file: here('round/round-rows.ts'),
    specs: [access],
    mistakes: {
      'a judge sees the hash of the standing': [
        'standingHash: (presides && row.standingHash) || null',
        'standingHash: row.standingHash || null',
      ],
    },
  },
  {
    file: here('round/rounds.ts'),
    specs: [access, closing, sheets, lastMoment],
    mistakes: {
      'two close a round at once': [
        '${FROM_ROUND} WHERE r.id = $2 FOR UPDATE OF r`',
        '${FROM_ROUND} WHERE r.id = $2`',
        sheets,
        lastMoment,
        closing,
      ],
      'rounds of the edition are listed to who presides in one category': [
        'AND ($5 OR r.category_code = ANY($6::text[]))',
        'AND ($5 OR r.category_code IS NULL OR r.category_code = ANY($6::text[]))',
        access,
      ],
    },
  },
  {
    file: here('round/close-round.ts'),
    specs: [closing],
    mistakes: {
      'missing sheets do not hold it up': ['row.missing > 0 || row.unassigned > 0', 'row.unassigned > 0'],
      'withdrawn entries are waited for': [
        'FROM contender WHERE round_id = $1 AND NOT withdrawn`',
        'FROM contender WHERE round_id = $1`',
      ],
      'a draw that was not held decides nothing': [
        'if (drawSeed === null && method.tieRules',
        'if (drawSeed !== null && method.tieRules',
      ],
    },
  },
  {
    file: here('round/contenders.ts'),
    specs: [contenders],
    mistakes: {
      'who withdrew comes through': ['AND NOT e.withdrawn ORDER BY', 'ORDER BY'],
      'a tie at the cut is cut': ['return [...through, ...undecided];', 'return [...through];'],
      'it opens before the earlier stage was held everywhere': [
        'if (open.length + unheld.length > 0)',
        'if (open.length > 0)',
      ],
    },
  },
  {
    file: here('standing/standing-input.ts'),
    specs: [closing],
    mistakes: {
      'the sheet of a recused judge makes a dossier marked': [
        'sheets.filter(({ judge, dossier }) => !recused.has(`${judge} ${dossier}`)).map',
        'sheets.filter(() => recused.size >= 0).map',
      ],
      'sheets of withdrawn entries count': [
        'WHERE s.round_id = $1 AND NOT c.withdrawn ORDER BY s.id',
        'WHERE s.round_id = $1 ORDER BY s.id',
      ],
    },
  },
  {
    file: here('score-sheet/submit-score-sheet.ts'),
    specs: [sheets, lastMoment],
    mistakes: {
      'closing does not wait for sheets': ['FOR SHARE OF r FOR NO KEY UPDATE OF a', 'FOR NO KEY UPDATE OF a'],
      'two tabs hand in the same version at once': ['FOR SHARE OF r FOR NO KEY UPDATE OF a', 'FOR SHARE OF r'],
      'a newer version is replaced': ['WHERE coalesce(s.version, 0) = $7', 'WHERE coalesce(s.version, 0) >= $7'],
    },
  },
  {
    file: here('score-sheet/sheets.ts'),
    specs: [access],
    mistakes: { 'judges read each other’s sheets': ['JOIN sheet s ON s.seat_id = seat.id', 'JOIN sheet s ON true'] },
  },
  {
    file: here('assignment/assignment.acts.ts'),
    specs: [sheets, lastMoment, conflicts, ownTeam, lateJoiners],
    mistakes: {
      'judges mark before they declared conflicts': [
        "[({ declared }) => (declared ? undefined : new ConflictsNotDeclared()), 'every act'],",
        '',
      ],
    },
  },
  {
    file: here('conflict/conflicts.ts'),
    specs: [conflicts, ownTeam, lateJoiners],
    mistakes: {
      'what is overruled is not given back': ["AND a.ended_because = 'recused'\n", "AND a.ended_because = 'nothing'\n"],
      'traits bar whatever the panel says': ['k.kind = ANY(p.conflicts)', '(k.kind = ANY(p.conflicts) OR true)'],
    },
  },
  {
    file: here('round/shown-answers.ts'),
    specs: [here('round/shown-answers.spec.ts')],
    mistakes: {
      'consents are shown': [
        "field.personal || field.kind === 'consent' || isContact(field)",
        'field.personal || isContact(field)',
      ],
      'telephone numbers are shown': [
        "(asked.format === 'email' || asked.format === 'phone')",
        "asked.format === 'email'",
      ],
    },
  },
];
