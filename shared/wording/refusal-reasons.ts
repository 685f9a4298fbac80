import { isRefusalReason, type RefusalReason } from '../domain/administrator-changes/refusal-reasons.ts';
import type { Language, Text } from './text.ts';

const REFUSAL_REASONS: Readonly<Record<RefusalReason, Text>> = {
  'candidate-suspended': {
    fr: 'Le candidat est suspendu dans cet organisme : un administrateur doit d’abord rétablir son accès.',
    en: 'The candidate is suspended in this organisation: an administrator must restore the access first.',
  },
};

/** The reason of a refusal for people. A code becomes a sentence; a person's own words stay as they are. */
export const refusalInWords = (reason: string, language: Language): string =>
  isRefusalReason(reason) ? REFUSAL_REASONS[reason][language] : reason;
