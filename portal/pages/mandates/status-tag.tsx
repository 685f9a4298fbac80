import { Tag } from '../../components/note.tsx';
import { useVisit } from '../../page/visit-context.ts';
import type { Mandate } from './mandate-facts.ts';
import { mandateWords } from './words.ts';

const LOOKS = {
  proposed: { state: 'mid', symbol: 'clock' },
  active: { state: 'ok' },
  lapsed: { state: 'info', symbol: 'none' },
  refused: { state: 'info', symbol: 'none' },
  expired: { state: 'info', symbol: 'none' },
  ended: { state: 'info', symbol: 'none' },
} as const;

/** What a mandate is at, in a word. */
export const StatusTag = ({ status }: Pick<Mandate, 'status'>) => {
  const words = mandateWords[useVisit().language];
  return <Tag {...LOOKS[status]}>{words.statuses[status]}</Tag>;
};
