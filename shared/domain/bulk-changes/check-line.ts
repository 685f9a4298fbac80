import { findService, isClosedFrom } from '../declaration-services.ts';
import { type Establishment, isClosedAt } from '../directory/establishment.ts';
import type { Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { AccessLine, LineColumn, LineFault } from './line.ts';

interface LineContext {
  now: Instant;
  /** Every establishment of the organisation. Those of another organisation count as unknown. */
  establishments: ReadonlyMap<Siret, Pick<Establishment, 'closures'>>;
}

const fault = (column: LineColumn, value: string, code: LineFault['code']): LineFault => ({
  column,
  value,
  code,
});

const checkPlace = ({ action, place, from }: AccessLine, context: LineContext): LineFault[] => {
  if (place === 'all') return [];
  const establishment = context.establishments.get(place);
  if (establishment === undefined) return [fault('siret', place, 'unknown-establishment')];
  const isClosed = action !== 'remove' && isClosedAt(establishment, from ?? context.now);
  return isClosed ? [fault('siret', place, 'establishment-closed')] : [];
};

const checkService = ({ action, service, right, from }: AccessLine, { now }: LineContext): LineFault[] => {
  if (service === undefined) return action === 'remove' ? [] : [fault('service', '', 'missing-service')];
  const known = findService(service);
  if (known === undefined) return [fault('service', service, 'unknown-service')];
  if (action === 'remove') return right === undefined ? [] : [fault('right', right, 'not-for-a-removal')];
  if (isClosedFrom(known.closedOn, from ?? now)) return [fault('service', service, 'service-closed')];
  if (right === undefined) return [fault('right', '', 'missing-right')];
  return known.rights.includes(right) ? [] : [fault('right', right, 'right-not-offered')];
};

const checkPeriod = ({ action, from, until }: AccessLine, { now }: LineContext): LineFault[] => {
  if (action === 'remove') {
    return [
      ...(from === undefined ? [] : [fault('from', from, 'not-for-a-removal')]),
      ...(until === undefined ? [] : [fault('until', until, 'not-for-a-removal')]),
    ];
  }
  if (from !== undefined && from < now) return [fault('from', from, 'from-in-the-past')];
  return until !== undefined && until <= (from ?? now) ? [fault('until', until, 'until-not-after-from')] : [];
};

/** What the rules of grants refuse in one line (domain: "Grants"), cell by cell. Empty when the line may be applied. */
export const checkLine = (line: AccessLine, context: LineContext): LineFault[] => [
  ...checkPlace(line, context),
  ...checkService(line, context),
  ...checkPeriod(line, context),
];
