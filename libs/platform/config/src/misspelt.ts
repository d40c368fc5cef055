import { closest, distance } from 'fastest-levenshtein';
import { readSettings, SETTING_NAMES, type Settings } from './settings.js';

// Said to the tests and to docker-compose.yml; what Kubernetes sets for a service called podium says nothing to anybody.
const NOT_OURS =
  /^PODIUM_(TEST_|REDIS_URL$|PORT$|MAIL_PORT$|SERVICE_|PORT_)|^PODIUM_.*_(SERVICE_HOST|SERVICE_PORT|TCP|UDP|ADDR|PROTO)$/;

/**
 * One sentence for each environment variable that looks like a setting and is none: whatever begins with PODIUM_, and what is one or
 * two letters from the name of a setting. Not refused, since an environment holds much that is somebody else's.
 */
export function misspeltSettings(env: Record<string, string | undefined> = process.env): string[] {
  return Object.keys(env).flatMap((name) => {
    if (SETTING_NAMES.includes(name) || NOT_OURS.test(name)) return [];
    const nearest = closest(name, [...SETTING_NAMES]);
    const near = nearest.length > 7 && distance(name, nearest) <= 2;
    if (!near && !name.startsWith('PODIUM_')) return [];
    const meant = near || distance(name, nearest) <= 5 ? ` Is ${nearest} meant?` : '';
    return [`${name} is no setting of Podium and has no effect.${meant}`];
  });
}

/** The settings of this process; says on standard error which variables look misspelt. @throws {SettingsRefused} */
export function settingsOfProcess(): Settings {
  for (const sentence of misspeltSettings()) process.stderr.write(`Podium: ${sentence}\n`);
  return readSettings();
}
