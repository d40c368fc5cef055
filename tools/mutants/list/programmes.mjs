const here = (path) => `libs/programmes/src/${path}`;

/** What a definition means: its calendar, forms and rules. */
export default [
  {
    file: here('calendar/working-days.ts'),
    specs: [here('calendar/calendar.spec.ts')],
    mistakes: {
      'holidays are worked': [
        'week.days.includes(day.weekday) && !Object.hasOwn(year.days, date)',
        'week.days.includes(day.weekday)',
      ],
      'the last day does not count to its end': ['return inUtc(day.plus({ days: 1 }));', 'return inUtc(day);'],
      'the day of the instant counts': [
        'let day = startOfDay(from, week);',
        'let day = startOfDay(from, week).minus({ days: 1 });',
      ],
      'a day without a known table counts as worked': [
        'if (!year) throw new HolidaysUnknown(day.year);',
        'if (!year) return true;',
      ],
    },
  },
  {
    file: here('calendar/open-now.ts'),
    specs: [here('calendar/calendar.spec.ts')],
    mistakes: {
      'it is open at the very instant of closing': [
        '(closesAt === null || now < closesAt)',
        '(closesAt === null || now <= closesAt)',
      ],
      'it is shut at the very instant of opening': ['opensAt <= now', 'opensAt < now'],
    },
  },
  {
    file: here('calendar/windows.ts'),
    specs: [here('calendar/windows.spec.ts')],
    mistakes: {
      'a milestone that the calendar lacks has opened': ['instantOf(opening, NEVER)', 'instantOf(opening, ALWAYS)'],
      'a milestone that the calendar lacks never closes': ['instantOf(closing, ALWAYS)', 'instantOf(closing, NEVER)'],
      'a field follows entering and not its form': [
        'field?.closes ?? form.closes ?? entering.closes',
        'field?.closes ?? entering.closes',
      ],
    },
  },
  {
    file: here('calendar/order.ts'),
    specs: [here('check/check.spec.ts'), here('calendar/windows.spec.ts'), here('runnable.spec.ts')],
    mistakes: {
      'closing at the instant of opening is right': [
        'opens !== undefined && closes <= opens',
        'opens !== undefined && closes < opens',
      ],
      'a stage may close while entries come in': [
        'entering?.closes !== undefined && closes <= entering.closes',
        'entering?.closes !== undefined && closes < 0',
      ],
    },
  },
  {
    file: here('forms/evaluate.ts'),
    specs: [here('forms/evaluate.spec.ts'), here('forms/evaluate.properties.spec.ts'), here('forms/deadlines.spec.ts')],
    mistakes: {
      'answers of invisible fields count': ['if (!visible[place]) {', 'if (visible[place] === null) {'],
      'a refused consent is an answer': [
        'answer !== undefined && !isRefusedConsent(field, answer)',
        'answer !== undefined',
      ],
      'invisible fields are required': ['const required = visible && (', 'const required = ('],
      'a field that has closed may still follow': [
        "verdict.frozen?.code !== 'closed'",
        "verdict.frozen?.code !== 'not-open'",
      ],
    },
  },
  {
    file: here('forms/evaluate-condition.ts'),
    specs: [here('forms/evaluate-condition.spec.ts')],
    mistakes: {
      'at least is more than': ['compare(answer, bound) >= 0', 'compare(answer, bound) > 0'],
      'all is any': ['tests.every((test) => test(answers, stream))', 'tests.some((test) => test(answers, stream))'],
      'not is lost': [
        'return (answers, stream) => !test(answers, stream);',
        'return (answers, stream) => test(answers, stream);',
      ],
    },
  },
  {
    file: here('rules/dates.ts'),
    specs: [
      here('rules/dates.spec.ts'),
      here('rules/rules-of-applicants.spec.ts'),
      here('rules/rules-of-teams.spec.ts'),
    ],
    mistakes: {
      'somebody is a year older on the eve of the birthday': ['toDay >= fromDay', 'toDay >= fromDay - 1'],
      'the 31st runs into the next month': ['pad(Math.min(day, last), 2)', 'pad(day, 2)'],
    },
  },
  {
    file: here('rules/kinds/company-age.ts'),
    specs: [here('rules/rules-of-applicants.spec.ts')],
    mistakes: {
      'a company of exactly so many years is too old': [
        'addMonths(registeredOn, years * 12) < day',
        'addMonths(registeredOn, years * 12) <= day',
      ],
    },
  },
  {
    file: here('rules/kinds/entry-limit.ts'),
    specs: [here('rules/rules-of-the-past.spec.ts')],
    mistakes: {
      'one more than allowed is met': ['count > max ? notMet', 'count > max + 1 ? notMet'],
      'what was withdrawn counts': ['other.live &&', ''],
      'entries of other categories count': ["(within === 'edition' || other.category === facts.category) &&", ''],
    },
  },
  {
    file: here('rules/kinds/local-share.ts'),
    specs: [here('rules/rules-of-applicants.spec.ts')],
    mistakes: { 'exactly so many percent is too little': ['if (share >= min)', 'if (share > min)'] },
  },
  {
    file: here('rules/kinds/team-size.ts'),
    specs: [here('rules/rules-of-teams.spec.ts')],
    mistakes: {
      'the largest team is too large': ['members >= min && members <= max', 'members >= min && members < max'],
      'sizes of a stream are not looked at': [
        'const { min = 1, max = 4 } = own ?',
        'const { min = 1, max = 4 } = !own && own ?',
      ],
    },
  },
  {
    file: here('rules/kinds/civil-service-team.ts'),
    specs: [here('rules/rules-of-teams.spec.ts')],
    mistakes: {
      'the supporting officer counts as a member': [
        "all.filter((member) => endorser === '' || nameKey(member.name) !== endorser)",
        'all',
      ],
      'an acting officer is taken for a directorate one': [
        'if (settings.acting?.includes(grade))',
        'if (settings.acting?.includes(grade + grade))',
      ],
    },
  },
  {
    file: here('rules/kinds/registered-or-resident.ts'),
    specs: [here('rules/rules-of-applicants.spec.ts')],
    mistakes: {
      'who registers on the closing date is late': ['on !== null && on > closing', 'on !== null && on >= closing'],
      'a registration may have expired': ['until !== null && until < closing', "until !== null && until < ''"],
    },
  },
  {
    file: here('rules/kinds/age-and-school.ts'),
    specs: [here('rules/rules-of-teams.spec.ts')],
    mistakes: {
      'the oldest allowed is too old': ['one < minAge || one > maxAge', 'one < minAge || one >= maxAge'],
      'two schools may join anywhere': ['if (named > 1 && !joint)', 'if (named > 2 && !joint)'],
    },
  },
  {
    file: here('identifiers/identity-number.ts'),
    specs: [here('identifiers/identifiers.spec.ts')],
    mistakes: {
      'a missing first letter counts nothing': [': 36 * 9', ': 0'],
      'full-width digits are not read': ['text.replace(FULL_WIDTH, fold)', 'text'],
    },
  },
  {
    file: here('identifiers/email.ts'),
    specs: [here('identifiers/email.spec.ts')],
    mistakes: { 'capitals make another mailbox': ['${local.toLowerCase()}@${ascii}', '${local}@${ascii}'] },
  },
  {
    file: here('shown-text.ts'),
    specs: [here('shown-text.spec.ts')],
    mistakes: {
      'a joiner between Latin letters stays': [".replace(LATIN_OR_HAN, '')", ''],
      'a text of invisible characters is one': [
        "return showsNothing(cleaned) ? '' : cleaned.trim();",
        'return cleaned;',
      ],
    },
  },
];
