import type { ScalarsTypeMap } from '@nestjs/graphql';
import { DateTime } from './date-time.scalar.js';

/** A property of type Date is our DateTime, not Nest's, which takes any text a Date can make something of. */
export const PODIUM_SCALARS: ScalarsTypeMap[] = [{ type: Date, scalar: DateTime }];
