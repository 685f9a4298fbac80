import { TextArea } from '../../components/field.tsx';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { FormVisit } from '../../page/visit.ts';
import { useVisit } from '../../page/visit-context.ts';
import { mandateWords } from './words.ts';

const MAX_REASON = 500;

/** Why a mandate is refused or ended, for the other side; nobody has to say. */
export const ReasonField = ({ reason, faults }: { reason: string; faults: readonly Fault[] }) => {
  const words = mandateWords[useVisit().language];
  return (
    <TextArea
      name="reason"
      label={words.reason}
      hint={words.reasonHint}
      value={reason}
      fault={faultAt(faults, 'reason')}
      maxlength={MAX_REASON}
    />
  );
};

/** One line, as the register takes it. */
const said = ({ fields }: FormVisit): string => fields.text('reason').replaceAll(/\s+/g, ' ');

export const reasonFaults = (visit: FormVisit): Fault[] =>
  said(visit).length > MAX_REASON
    ? [{ field: 'reason', sentence: mandateWords[visit.language].reasonFault }]
    : [];

export const reasonIn = (visit: FormVisit): { reason?: string } => {
  const reason = said(visit);
  return reason === '' ? {} : { reason };
};
