import { Extensions } from '@nestjs/graphql';
import { CodedError, ErrorCode } from '@podium/platform-graphql';
import type { Role } from './appointment.js';
import type { RequestContext } from './request-context.js';

/** Who may knock: anybody, anybody signed in, or whoever is appointed to a role somewhere. Policies then look at the place. */
export type AudienceName = 'public' | 'person' | Role;

const NOT_APPOINTED = {
  en: 'You are not appointed to this.',
  zhHant: '你未獲委任處理此事。',
  zhHans: '您未获委任处理此事。',
};

/** States an operation's audience; one without admits nobody, and the service does not start. */
export const Audience = (audience: AudienceName): MethodDecorator & ClassDecorator => Extensions({ audience });

/** Stands before every root field and every entity reference. */
export async function guardAudience(
  _field: string,
  extensions: Readonly<Record<string, unknown>>,
  context: RequestContext,
): Promise<void> {
  const audience = extensions['audience'] as AudienceName;
  if (audience === 'public') return;
  context.person();
  if (audience === 'person') return;
  const appointments = await context.appointments();
  if (appointments.some(({ role }) => role === audience || role === 'administrator')) return;
  throw new CodedError(ErrorCode.forbidden, NOT_APPOINTED);
}
