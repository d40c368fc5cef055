import { z } from 'zod';
import { formDefinitionSchema } from './form.js';
import {
  awardSchema,
  methodSchema,
  panelSchema,
  prizeSchema,
  rubricSchema,
  stageChangeSchema,
  stageSchema,
} from './judging.js';
import { ruleDefinitionSchema } from './rule.js';
import { sessionSchema, ticketSchema, venueSchema } from './summit.js';
import { provenance, textSchema } from './text.js';
import { code, count, id, localTime } from './words.js';
import { FORMAT } from '../upgrade/upgrade.js';

const bodySchema = z.strictObject({
  name: textSchema,
  role: textSchema.optional(),
  site: z.string().optional(),
  ...provenance,
});

const teamSchema = z.strictObject({ min: count, max: count, ...provenance });

const milestoneSchema = z.strictObject({
  id,
  at: localTime,
  name: textSchema.optional().describe('Needed unless the id is one of the well-known ones.'),
  category: code.optional().describe('Only for this category; absent: the whole edition.'),
  onlyShown: z
    .boolean()
    .optional()
    .describe('true: people read it, but nothing opens or closes by it. Needed unless it is well known as such.'),
  ...provenance,
});

const openingSchema = z
  .strictObject({
    opens: id.optional().describe('A milestone; absent: open from the beginning.'),
    closes: id.describe('A milestone: at its instant it is too late.'),
    ...provenance,
  })
  .describe('The milestones that open and close it.');

const streamSchema = z.strictObject({
  code,
  name: textSchema,
  for: textSchema.optional().describe('For whom it is meant.'),
  rubric: id.optional(),
  maxShortListed: count.optional().describe('At most so many of this stream may go on to a later stage.'),
  ...provenance,
});

/** What all categories share, said once; a category says again only what differs. */
const sharedShape = {
  organiser: id.optional(),
  form: id.optional(),
  entering: openingSchema
    .optional()
    .describe(
      'When teams are registered and entries begun, changed and submitted: enrolment, nomination, call for papers.',
    ),
  team: teamSchema.optional(),
  rubric: id.optional(),
  rules: z.array(id).optional().describe('Ids of the rules of eligibility.'),
  maxShortListed: count.optional(),
  stages: z.array(stageSchema).optional(),
};

const categorySchema = z.strictObject({
  code,
  name: textSchema,
  description: textSchema.optional(),
  entered: z
    .enum(['alone', 'in-addition', 'exclusively'])
    .optional()
    .describe(
      'alone (default): an entry is in one such category; in-addition: besides one; exclusively: with no other.',
    ),
  ...sharedShape,
  addRules: z.array(id).optional().describe('Rules besides the shared ones.'),
  withoutRules: z.array(id).optional().describe('Shared rules that do not hold here.'),
  streams: z.array(streamSchema).min(1),
  addStages: z
    .array(stageSchema.extend({ after: id.describe('The stage it comes after.') }))
    .optional()
    .describe('Stages besides the shared ones.'),
  stageChanges: z.record(id, stageChangeSchema).optional().describe('Stage code and what differs here.'),
  ...provenance,
});

const factSchema = z.strictObject({
  what: z.string().min(1),
  value: z.union([z.string(), z.number()]),
  source: z.string().min(1),
});

/** One edition of one programme, as its organiser writes it. */
export const definitionSchema = z.strictObject({
  format: z.literal(FORMAT).describe('Version of this format.'),
  kind: z.enum(['awards', 'competition', 'summit']),
  id: id.describe('Unique among all definitions, e.g. hkicta-2023.'),
  code: code.describe('Short and unique; people see it in entry codes, e.g. HKICTA23.'),
  label: z.string().min(1).describe('What the edition is called, usually a year. A label, not a date.'),
  name: textSchema,
  theme: textSchema.optional(),
  noun: textSchema.optional().describe('What you call one entry, in running text: entry, proposal, 參賽項目, 建議書.'),
  site: z.string().optional(),
  series: z.strictObject({
    id,
    name: textSchema,
    formerNames: z.array(z.strictObject({ name: textSchema, until: z.string(), ...provenance })).optional(),
    ...provenance,
  }),
  timeZone: z.string().describe('IANA zone in which all times of this file are local, e.g. Asia/Hong_Kong.'),
  bodies: z.record(id, bodySchema),
  organiser: id.describe('The body that organises the edition.'),
  calendar: z.array(milestoneSchema),
  texts: z.record(id, textSchema).optional(),
  forms: z.record(id, formDefinitionSchema).optional(),
  rules: z.array(ruleDefinitionSchema).optional(),
  rubrics: z.record(id, rubricSchema).optional(),
  methods: z.record(id, methodSchema).optional(),
  panels: z.record(id, panelSchema).optional(),
  shared: z.strictObject(sharedShape).optional(),
  categories: z.array(categorySchema).optional(),
  awards: z.array(awardSchema).optional(),
  prizes: z.array(prizeSchema).optional(),
  registration: openingSchema.optional().describe('When tickets may be had, unless a ticket says otherwise.'),
  venues: z.record(id, venueSchema).optional(),
  sessions: z.array(sessionSchema).optional(),
  tickets: z.array(ticketSchema).optional(),
  admission: z.array(textSchema).optional().describe('What the door checks in this edition.'),
  facts: z.array(factSchema).optional().describe('Published figures, each with its source.'),
  ...provenance,
});

export type Definition = z.infer<typeof definitionSchema>;
export type CategoryDefinition = NonNullable<Definition['categories']>[number];
export type StageDefinition = z.infer<typeof stageSchema>;
export type AwardDefinition = z.infer<typeof awardSchema>;
export type RubricDefinition = z.infer<typeof rubricSchema>;
export type MilestoneDefinition = Definition['calendar'][number];
