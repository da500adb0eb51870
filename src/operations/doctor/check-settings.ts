import { Settings } from '../../config/settings';
import { startWarnings } from '../start-report';
import { Area, Finding, ok, warning, wrong } from './finding';

/** Where what a start warns of belongs, by the variable that the warning begins with. */
const AREAS: readonly (readonly [RegExp, Area])[] = [
  [/^GATEWAY_ADMIN_KEY /, 'access'],
  [/^CALLBACK_/, 'callbacks'],
  [/^(NXCLOUD|INTERLINE)_/, 'nxcloud'],
];

/** Whether the settings let the gateway start, and what it would warn of. */
export function checkSettings(settings: Settings, problems: readonly string[]): Finding[] {
  if (problems.length > 0) {
    return problems.map((problem) =>
      wrong('settings', `${problem}.`, 'The gateway does not start before this is mended: see .env.example.'),
    );
  }
  const warnings = startWarnings(settings).map((text) => {
    const [, area] = AREAS.find(([pattern]) => pattern.test(text)) ?? [null, 'settings' as const];
    return warning(area, `${text}.`, 'Set it where it is needed: see .env.example.');
  });
  const isQuiet = (area: Area): boolean => !warnings.some((one) => one.area === area);
  const { access, callback } = settings;
  return [
    ok('settings', `They can be read; API keys of the mode ${access.mode} are valid.`),
    ...(isQuiet('access') ? [ok('access', `Admin keys that are set: ${access.adminKeys.length}.`)] : []),
    ...(isQuiet('callbacks') ? [ok('callbacks', `Tokens that are set: ${callback.tokens.length}.`)] : []),
    ...(isQuiet('nxcloud') ? [ok('nxcloud', 'The keys of calling, pns and interline are set.')] : []),
    ...warnings,
  ];
}
