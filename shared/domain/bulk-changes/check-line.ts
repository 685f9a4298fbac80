import {
  establishmentFault,
  type KnownEstablishments,
  periodFault,
  serviceFault,
  type TermsFault,
} from '../access/terms-fault.ts';
import type { Instant } from '../instants.ts';
import type { AccessLine, LineColumn, LineFault } from './line.ts';

interface LineContext {
  now: Instant;
  /** Every establishment of the organisation. Those of another organisation count as unknown. */
  establishments: KnownEstablishments;
}

const COLUMNS = {
  service: 'service',
  right: 'right',
  establishment: 'siret',
  from: 'from',
  until: 'until',
} as const satisfies Record<TermsFault['term'], LineColumn>;

const fault = (column: LineColumn, value: string, code: LineFault['code']): LineFault[] => [
  { column, value, code },
];

/** In the cell where the term stands. */
const inCell = (refused: TermsFault | undefined): LineFault[] =>
  refused === undefined ? [] : fault(COLUMNS[refused.term], refused.value, refused.refusal.code);

/** When the line gives a right; undefined for a removal, which may name what is closed by now. */
const beginningOf = ({ action, from }: AccessLine, now: Instant): Instant | undefined =>
  action === 'remove' ? undefined : (from ?? now);

const checkPlace = (line: AccessLine, { now, establishments }: LineContext): LineFault[] =>
  line.place === 'all' ? [] : inCell(establishmentFault(line.place, establishments, beginningOf(line, now)));

const checkService = (line: AccessLine, { now }: LineContext): LineFault[] => {
  const { service, right } = line;
  const isRemoval = line.action === 'remove';
  if (service === undefined) return isRemoval ? [] : fault('service', '', 'missing-service');
  const asked = isRemoval ? { service } : { service, right };
  const refused = inCell(serviceFault(asked, beginningOf(line, now)));
  if (refused.length > 0) return refused;
  if (isRemoval) return right === undefined ? [] : fault('right', right, 'not-for-a-removal');
  return right === undefined ? fault('right', '', 'missing-right') : [];
};

const checkPeriod = ({ action, from, until }: AccessLine, { now }: LineContext): LineFault[] =>
  action === 'remove'
    ? [
        ...(from === undefined ? [] : fault('from', from, 'not-for-a-removal')),
        ...(until === undefined ? [] : fault('until', until, 'not-for-a-removal')),
      ]
    : inCell(periodFault({ from, until }, now));

/** What the rules of grants refuse in one line (domain: "Grants"), cell by cell. Empty when the line may be applied. */
export const checkLine = (line: AccessLine, context: LineContext): LineFault[] => [
  ...checkPlace(line, context),
  ...checkService(line, context),
  ...checkPeriod(line, context),
];
