const here = (path) => `apps/judging/src/${path}`;
const access = here('access.spec.ts');
const conflicts = here('conflict/conflicts.spec.ts');
const closing = here('round/close-round.spec.ts');
const opening = here('round/open-round.spec.ts');
const contenders = here('round/contenders.spec.ts');
const sheets = here('score-sheet/submit-score-sheet.spec.ts');

/** Who judges what, who must not, and what comes of it. */
export default [
  {
    file: here('dossier/dossiers.ts'),
    specs: [access, conflicts],
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
      'a withdrawn entry stays open to its judge': [
        'AND NOT c.withdrawn\n           JOIN round_seat',
        '\n           JOIN round_seat',
      ],
    },
  },
  {
    file: here('sight/sight.ts'),
    specs: [conflicts],
    mistakes: {
      'people read what they are barred from': [
        'work, { ...seenBy(context), readOnly: true }',
        "work, { settings: { [READER]: 'service' }, readOnly: true }",
      ],
      'what a mutation answers is not cut': ['[caller?.personId ?? NOBODY]);\n}', "['service']);\n}"],
    },
  },
  {
    file: here('edition/editions.ts'),
    specs: [opening, sheets],
    mistakes: { 'an edition is read once and never again': ['known?.version === row.version', 'known'] },
  },
  {
    file: here('round/round.acts.ts'),
    specs: [access, conflicts, closing, opening],
    mistakes: {
      'a chair gives a round up': ['ABANDON: { by: ORGANISING,', 'ABANDON: { by: PRESIDING,', opening],
      'a chair assigns': ['ASSIGN: { by: ORGANISING,', 'ASSIGN: { by: PRESIDING,', access],
      'who is barred from a contender closes the round': ["      'CLOSE',\n", '', conflicts],
      'who is barred from a contender reads the standing': ["      'READ_STANDING',\n", '', conflicts],
      'a closed round is closed by force again': [
        'CLOSE: { by: PRESIDING, from: NOT_ENDED,',
        "CLOSE: { by: PRESIDING, from: [...NOT_ENDED, 'ABANDONED'],",
        closing,
      ],
    },
  },
  {
    file: here('round/rounds.ts'),
    specs: [access, closing, sheets],
    mistakes: {
      'two close a round at once': [
        '${FROM_ROUND} WHERE r.id = $2 FOR UPDATE OF r`',
        '${FROM_ROUND} WHERE r.id = $2`',
        sheets,
        closing,
      ],
      'a round is open at the instant of its closing': [
        'closesAt !== null && now >= closesAt',
        'closesAt !== null && now > new Date(closesAt.getTime() + 86_400_000)',
        opening,
      ],
      'a judge sees the panel’s progress': [
        'progress: (presides && row.progress) || null',
        'progress: row.progress || null',
        access,
      ],
      'a judge sees the hash of the standing': [
        'standingHash: (presides && row.standingHash) || null',
        'standingHash: row.standingHash || null',
        access,
      ],
      'rounds of the edition are listed to who presides in one category': [
        'AND ($5 OR r.category_code = ANY($6::text[]))',
        'AND ($5 OR r.category_code IS NULL OR r.category_code = ANY($6::text[]))',
        access,
      ],
      'who left the panel still judges': [
        's.email_key = p.email_key AND s.vacated_at IS NULL\n           JOIN round_seat',
        's.email_key = p.email_key\n           JOIN round_seat',
        sheets,
        conflicts,
      ],
    },
  },
  {
    file: here('round/close-round.ts'),
    specs: [closing],
    mistakes: {
      'missing sheets do not hold it up': ['row.missing > 0 || row.unassigned > 0', 'row.unassigned > 0'],
      'nobody need be assigned': ['row.missing > 0 || row.unassigned > 0', 'row.missing > 0', closing, contenders],
      'withdrawn entries are waited for': [
        'FROM contender WHERE round_id = $1 AND NOT withdrawn`',
        'FROM contender WHERE round_id = $1`',
      ],
      'a draw that was not held decides nothing': [
        'if (drawSeed === null && method.tieRules',
        'if (drawSeed !== null && method.tieRules',
      ],
      'votes below zero count': ['if (given < 0)', 'if (given < -100)'],
    },
  },
  {
    file: here('round/open-round.ts'),
    specs: [opening],
    mistakes: {
      'a panel of fewer judges will do': ['if (seats < least)', 'if (seats < 1)'],
      'a panel of another category will do': [
        'if (!around || !decidedAlike',
        'if (!decidedAlike',
        opening,
        contenders,
        access,
      ],
      'two rounds of the whole edition are one too many': [
        "coalesce(category_code, '') = coalesce($3, '')",
        'category_code = $3',
        opening,
        contenders,
      ],
    },
  },
  {
    file: here('round/contenders.ts'),
    specs: [contenders],
    mistakes: {
      'who withdrew comes through': ['AND NOT e.withdrawn ORDER BY', 'ORDER BY'],
      'entries of other streams come in': [
        'AND category_code = $3 AND ($4::text IS NULL OR stream_code = $4)',
        "AND category_code = $3 AND ($4::text IS NULL OR stream_code <> '')",
      ],
      'a tie at the cut is cut': ['return [...through, ...undecided];', 'return [...through];'],
      'it opens before the earlier stage was held everywhere': [
        'if (open.length + unheld.length > 0)',
        'if (open.length > 0)',
      ],
      'an abandoned round counts as held': [
        "AND stage_code = ANY($2::text[]) AND state <> 'abandoned'",
        'AND stage_code = ANY($2::text[])',
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
      'totals of a round given up break ties': [
        "AND r.stage_code = $3 AND r.state = 'closed'",
        'AND r.stage_code = $3',
      ],
    },
  },
  {
    file: here('score-sheet/submit-score-sheet.ts'),
    specs: [sheets],
    mistakes: {
      'a recused judge marks': [
        'AND a.dossier_id = $3 AND a.ended_because IS NULL',
        'AND a.dossier_id = $3',
        conflicts,
      ],
      'closing does not wait for sheets': ['FOR SHARE OF r FOR NO KEY UPDATE OF a', 'FOR NO KEY UPDATE OF a'],
      'two tabs hand in the same version at once': ['FOR SHARE OF r FOR NO KEY UPDATE OF a', 'FOR SHARE OF r'],
      'a sheet is taken at the very instant of closing': [
        'clock.at < r.closes_at',
        "clock.at <= r.closes_at + interval '1 hour'",
      ],
      'a newer version is replaced': ['WHERE coalesce(s.version, 0) = $7', 'WHERE coalesce(s.version, 0) >= $7'],
      'the earlier sheet is not kept': [
        'SELECT s.id, s.version, s.marks, s.comment, s.handed_in_at FROM moment JOIN sheet s ON s.id = moment.sheet_id',
        'SELECT s.id, s.version, s.marks, s.comment, s.handed_in_at FROM moment JOIN sheet s ON s.id = moment.sheet_id AND false',
      ],
      'handing in again counts twice': [
        'WHERE moment.sheet_id IS NULL AND c.round_id = $2',
        'WHERE c.round_id = $2',
        sheets,
        closing,
      ],
    },
  },
  {
    file: here('score-sheet/sheets.ts'),
    specs: [access],
    mistakes: { 'judges read each other’s sheets': ['JOIN sheet s ON s.seat_id = seat.id', 'JOIN sheet s ON true'] },
  },
  {
    file: here('assignment/my-assignments.ts'),
    specs: [access, conflicts],
    mistakes: {
      'what ended is still listed': ['a.seat_id = seat.id AND a.ended_because IS NULL', 'a.seat_id = seat.id'],
      'assignments of other editions are listed': [
        'AND panel.edition_code = $2 AND',
        "AND panel.edition_code || $2 <> '' AND",
      ],
    },
  },
  {
    file: here('assignment/assignment.acts.ts'),
    specs: [sheets, conflicts],
    mistakes: {
      'judges mark before they declared conflicts': [
        "[({ declared }) => (declared ? undefined : new ConflictsNotDeclared()), 'every act'],",
        '',
      ],
      'a withdrawn entry is marked': [
        "[({ withdrawn }) => (withdrawn ? new DossierWithdrawn() : undefined), 'every act'],",
        '',
      ],
    },
  },
  {
    file: here('conflict/conflicts.ts'),
    specs: [conflicts],
    mistakes: {
      'a declared conflict leaves the assignment': [
        "UPDATE assignment a SET ended_because = 'recused' FROM barred_seat b\n     WHERE",
        "UPDATE assignment a SET ended_because = 'recused' FROM barred_seat b\n     WHERE false AND",
      ],
      'what is overruled is not given back': ["AND a.ended_because = 'recused'\n", "AND a.ended_because = 'nothing'\n"],
      'a declaration takes the place of what was pinned': [
        "if (source === 'declared' && kept.source !== 'inferred' && kept.source !== 'overruled') return kept.id;",
        '',
      ],
      'traits bar whatever the panel says': ['k.kind = ANY(p.conflicts)', '(k.kind = ANY(p.conflicts) OR true)'],
      'what is inferred no more still bars': [
        "DELETE FROM conflict c WHERE c.source = 'inferred' AND",
        "DELETE FROM conflict c WHERE c.source = 'none' AND",
      ],
    },
  },
  {
    file: here('listening/entry.listening.ts'),
    specs: [contenders, access],
    mistakes: {
      'an older version takes the place of a newer': [
        'WHERE entry.version < excluded.version',
        'WHERE entry.version <> excluded.version',
      ],
      'withdrawing touches closed rounds': [
        "WHERE c.entry_id = $1 AND r.state = 'open' ORDER BY",
        'WHERE c.entry_id = $1 ORDER BY',
        closing,
      ],
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
