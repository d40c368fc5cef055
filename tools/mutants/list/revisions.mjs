const here = (path) => `apps/registrations/src/${path}`;
const revising = here('revision/revise-edition.spec.ts');
const atOnce = here('revision/revise-at-once.spec.ts');
const drafts = here('revision/drafts.spec.ts');
const dates = here('revision/revised-calendar.spec.ts');
const takingBack = here('edition/take-back-edition.spec.ts');

/** Revisions of editions that are open, and editions that are taken back. */
export default [
  {
    file: here('revision/revision.acts.ts'),
    specs: [revising, atOnce],
    mistakes: {
      'a revision is approved by whoever proposed it': ['proposersOwn && entered ?', 'proposersOwn && !entered ?'],
      'who organises one category revises another': ['touched.every((code)', 'touched.some((code)'],
    },
  },
  {
    file: here('revision/propose-revision.ts'),
    specs: [revising, atOnce],
    mistakes: {
      'a category’s organiser changes what lies elsewhere': ['categories.every((code) => own.includes(code))', 'true'],
      'an empty decision decides': [
        "if (text === '')\n      refuse(\n        new InputRefused({\n          en: 'decisions: say",
        "if (false)\n      refuse(\n        new InputRefused({\n          en: 'decisions: say",
      ],
    },
  },
  {
    file: here('revision/decide-revision.ts'),
    specs: [revising, atOnce],
    mistakes: {
      'what was not read is approved': ['if (hash !== revision.hash) refuse(new NotWhatWasProposed());', ''],
      'what people did since it was proposed does not count': [
        'judgedChanges(opened.edition, next, await this.did.in(tx, opened.edition, now), decisions);',
        '',
      ],
    },
  },
  {
    file: here('revision/revised-calendar.ts'),
    specs: [dates],
    mistakes: {
      'an old file moves dates back': ['if (stated.get(place)?.at !== milestone.at)', 'if (place)'],
    },
  },
  {
    file: here('revision/what-people-did.ts'),
    specs: [drafts],
    mistakes: {
      'a stage that may have been judged changes its scope': [
        'frozen.has(category.code) ?',
        '!frozen.has(category.code) ?',
      ],
    },
  },
  {
    file: here('entry/answers.ts'),
    specs: [drafts],
    mistakes: {
      'an answer that is no longer asked is lost': ['...Object.fromEntries(staying), ', ''],
      'who was in the midst of a form is refused': ['everAsked.has(field) ||', ''],
    },
  },
  {
    file: here('screening/dossiers.ts'),
    specs: [drafts],
    mistakes: {
      'a dossier is frozen by a form that nobody filled in': ['given.form.evaluate(', 'now.form.evaluate('],
      'what is personal by now is shown to judges': ['[forms.given, forms.now].flatMap', '[forms.given].flatMap'],
    },
  },
  {
    file: here('edition/take-back-edition.ts'),
    specs: [takingBack],
    mistakes: {
      'an edition that somebody entered is taken back': ['if (team) refuse(new EditionIsEntered());', ''],
    },
  },
];
