const here = (path) => `libs/scoring/src/${path}`;

/** The arithmetic of judging. */
export default [
  {
    file: here('standing/aggregate.ts'),
    specs: [here('standing/methods.spec.ts'), here('standing/rank.spec.ts')],
    mistakes: {
      'the mean is over one judge too many': ['sum(marks).div(marks.length)', 'sum(marks).div(marks.length + 1)'],
      'the median of an even number is the lower one': ['return low.add(high).div(2);', 'return low;'],
      'the highest and lowest are two at each end': [
        'withoutEnds(marks, 1, dossier)',
        'withoutEnds(marks, 2, dossier)',
      ],
      'a trimmed share is rounded up': ['trim.mul(marks.length).floor()', 'trim.mul(marks.length).ceil()'],
      'only the highest marks are trimmed': [
        'slice(dropped, marks.length - dropped)',
        'slice(0, marks.length - dropped)',
      ],
      'marks are trimmed in the order they came': [
        'mean([...marks].sort(compareFractions).slice',
        'mean([...marks].slice',
      ],
      'so many are trimmed that none is left': ['marks.length <= 2 * dropped', 'marks.length < 2 * dropped'],
      'a dossier without sheets is passed over': [
        "refuse('DossierWithoutSheets'",
        "if (bare.length > groups.size) refuse('DossierWithoutSheets'",
      ],
    },
  },
  {
    file: here('standing/rank.ts'),
    specs: [here('standing/rank.spec.ts'), here('standing/methods.spec.ts')],
    mistakes: {
      'the lowest total comes first': [
        '.sort(([a], [b]) => (a > b ? -1 : 1))',
        '.sort(([a], [b]) => (a > b ? 1 : -1))',
      ],
      'what the method set aside still counts for ties': [
        'counted.sheets.filter(({ id }) => !unusable.has(id))',
        'counted.sheets',
      ],
    },
  },
  {
    file: here('standing/tie-rules.ts'),
    specs: [here('standing/rank.spec.ts')],
    mistakes: {
      'the lightest criterion decides first': [
        'compareFractions(weights[b]!, weights[a]!) || a - b',
        'compareFractions(weights[a]!, weights[b]!) || a - b',
      ],
      'a figure for some of the tied is enough': ['if (missing.length > 0) {', 'if (missing.length > tied.length) {'],
      'pairs lost do not count in head to head': ['net.set(b, net.get(b)! - winner);', ''],
      'the fewer votes win': [
        'compareFractions(values.get(b)!, values.get(a)!) || byCodeUnit(a, b)',
        'compareFractions(values.get(a)!, values.get(b)!) || byCodeUnit(a, b)',
      ],
    },
  },
  {
    file: here('standing/cut-off.ts'),
    specs: [here('standing/rank.spec.ts')],
    mistakes: {
      'a tie is cut through': ['last.place === next.place ? last.place : null', 'last === next ? last.place : null'],
      'the seats left are not fewer for those who are through': ['seats - through.length', 'seats'],
    },
  },
  {
    file: here('rubric/sheet-totals.ts'),
    specs: [here('rubric/rubric.spec.ts')],
    mistakes: {
      'what is not applicable counts as zero': [
        'if (value === null) continue;',
        'if (value === null) { weights = weights.add(weight); continue; }',
      ],
      'the highest mark is off the scale': ['value.compare(scale.max) > 0', 'value.compare(scale.max) >= 0'],
      'marks between the steps are taken': ['outside || value.sub(scale.min).div(scale.step).d !== 1n', 'outside'],
      'a total is rounded before it is summed': [
        'return { total, criteria };',
        'return { total: total.round(2), criteria };',
      ],
    },
  },
  {
    file: here('exact/decimal.ts'),
    specs: [here('standing/rank.spec.ts'), here('standing/methods.spec.ts')],
    mistakes: {
      'a half is rounded down': ['? twiceRest >= value.d', '? twiceRest > value.d'],
      'half-even takes the odd neighbour': ['whole % 2n === 1n', 'whole % 2n === 0n'],
      'what is negative loses its sign': ['value.s < 0n ? -magnitude : magnitude', 'magnitude'],
    },
  },
  {
    file: here('standing/standardised.ts'),
    specs: [here('standing/methods.spec.ts')],
    mistakes: {
      'sample and population are mixed up': ["deviation === 'sample' ?", "deviation === 'population' ?"],
    },
  },
  {
    file: here('standing/counted.ts'),
    specs: [here('standing/rank.spec.ts')],
    mistakes: {
      'a recused judge still counts': ['if (recused.has(pairOf(sheet)))', 'if (recused.size < 0)'],
    },
  },
  {
    file: here('standing/places.ts'),
    specs: [here('standing/rank.spec.ts')],
    mistakes: {
      'no gap is left after a shared place': ['before + size : before + 1', 'before + size : index + 1'],
    },
  },
  {
    file: here('draw/draw.ts'),
    specs: [here('draw/draw.spec.ts')],
    mistakes: {
      'the order of the list decides': ['[...members].sort(byCodeUnit)', '[...members]'],
      'the step stands at one edge alone': [".update(seed, 'utf8').update(edge)", ".update(seed, 'utf8')"],
    },
  },
  {
    file: here('proof/merkle.ts'),
    specs: [here('proof/merkle.spec.ts')],
    mistakes: {
      'leaves and nodes hash alike': ['const NODE = Uint8Array.of(1);', 'const NODE = Uint8Array.of(0);'],
      'any proof of the right length holds': ['sn === 0 && hex(hash) === claimed.toLowerCase()', 'sn === 0'],
    },
  },
  {
    file: here('statistics/kendall-w.ts'),
    specs: [here('statistics/kendall-w.spec.ts')],
    mistakes: {
      'ties are not corrected for': ['const possible = most - M * ties;', 'const possible = most;'],
    },
  },
  {
    file: here('ballots/wigm.ts'),
    specs: [here('ballots/published.spec.ts'), here('ballots/properties.spec.ts')],
    mistakes: {
      'the quota is one too low': ['valid / BigInt(seats + 1) + 1n', 'valid / BigInt(seats + 1)'],
      'a surplus moves at full weight': ['votes[candidate]!.sub(quota).div(votes[candidate]!)', 'new Fraction(1)'],
    },
  },
];
