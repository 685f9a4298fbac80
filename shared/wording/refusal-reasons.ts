import { isRefusalReason, type RefusalReason } from '../domain/administrator-changes/refusal-reasons.ts';
import type { Language, Text } from './text.ts';

const REFUSAL_REASONS: Readonly<Record<RefusalReason, Text>> = {
  'candidate-suspended': {
    fr: 'Le candidat est suspendu dans cet organisme : un administrateur doit d’abord rétablir son accès.',
    en: 'The candidate is suspended in this organisation: an administrator must restore the access first.',
  },
  'access-taken': {
    fr: 'Un administrateur a terminé ou suspendu l’accès du candidat dans cet organisme.',
    en: 'An administrator ended or suspended the candidate’s access in this organisation.',
  },
  'outgoing-gone': {
    fr: 'La personne à remplacer n’administre plus cet organisme : la demande est close.',
    en: 'The person to be replaced no longer administers this organisation: the request is closed.',
  },
  unforeseen: {
    fr: 'Une erreur du registre a arrêté la demande. Rien n’a changé dans l’organisme : le candidat peut refaire une demande. L’équipe du registre est prévenue.',
    en: 'An error of the register stopped the request. Nothing changed in the organisation: the candidate may make another request. The team of the register has been alerted.',
  },
};

/** The reason of a refusal for people. A code becomes a sentence; a person's own words stay as they are. */
export const refusalInWords = (reason: string, language: Language): string =>
  isRefusalReason(reason) ? REFUSAL_REASONS[reason][language] : reason;
