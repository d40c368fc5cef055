import { ageAndSchool } from './kinds/age-and-school.js';
import { answerIs } from './kinds/answer-is.js';
import { barredBodies } from './kinds/barred-bodies.js';
import { civilServiceTeam } from './kinds/civil-service-team.js';
import { companyAge } from './kinds/company-age.js';
import { disclosure } from './kinds/disclosure.js';
import { entryLimit } from './kinds/entry-limit.js';
import { inOperation } from './kinds/in-operation.js';
import { localShare } from './kinds/local-share.js';
import { membersResident } from './kinds/members-resident.js';
import { oneStreamOnly } from './kinds/one-stream-only.js';
import { pastAward } from './kinds/past-award.js';
import { registeredOrResident } from './kinds/registered-or-resident.js';
import { teamSize } from './kinds/team-size.js';
import { unlistedCompany } from './kinds/unlisted-company.js';

/** Every kind of rule. A new one is a file in `kinds/` and a line here. */
export const ruleKinds = [
  // who applies
  registeredOrResident,
  unlistedCompany,
  companyAge,
  localShare,
  barredBodies,
  // who is in the team
  teamSize,
  membersResident,
  ageAndSchool,
  civilServiceTeam,
  // what is entered
  inOperation,
  disclosure,
  answerIs,
  // what was entered before
  oneStreamOnly,
  entryLimit,
  pastAward,
] as const;
