import { TRIES } from '../../domain/administrator-changes/activation.ts';
import { type ActivationKey, formatKey } from '../../domain/administrator-changes/activation-key.ts';
import type {
  AdministratorChange,
  AdministratorChangeKind,
  Letter,
} from '../../domain/administrator-changes/administrator-change.ts';
import { HELP_TOPICS } from '../../domain/help-topics.ts';
import type { Instant } from '../../domain/instants.ts';
import { nameInMail } from '../../domain/names.ts';
import { ofInWords } from '../../wording/in-words.ts';
import type { LetterRecipient } from './recipient-lines.ts';

export interface ActivationLetter {
  change: Pick<AdministratorChange, 'id' | 'kind' | 'siren' | 'siret' | 'candidate'>;
  letter: Pick<Letter, 'number' | 'orderedAt' | 'expiresAt'>;
  recipient: LetterRecipient;
  key: ActivationKey;
  /** The page where the key is entered. */
  portalUrl: string;
}

/** Names can be of any length, but the page cannot. */
const LONGEST_NAME = 100;
const cut = (name: string): string =>
  name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;

const PARIS = { timeZone: 'Europe/Paris' } as const;
const dateOf = (instant: Instant): string =>
  new Date(instant).toLocaleDateString('fr-FR', { ...PARIS, dateStyle: 'long' });
const hourOf = (instant: Instant): string =>
  new Date(instant)
    .toLocaleTimeString('fr-FR', { ...PARIS, hour: '2-digit', minute: '2-digit' })
    .replace(':', ' h ');

/** Who else administers, without a name, because the reader may not know them. */
const REQUESTS: Record<AdministratorChangeKind, string> = {
  first: 'à devenir le premier administrateur',
  additional: 'à devenir administrateur, en plus de ceux qui sont en fonction,',
  replacement: 'à devenir administrateur, à la place d’un administrateur en fonction,',
};

const CONTACTS = HELP_TOPICS.contacts.map(({ label, phone }) => `${label} : ${phone}`);
const [HELP_DESK = ''] = HELP_TOPICS.contacts.map(({ label, phone }) => `${label} au ${phone}`);

export const TITLE = 'Clé d’activation pour une demande d’administrateur';

/** The text of the letter, in reading order. */
export const wordingOf = ({ change, letter, recipient, key, portalUrl }: ActivationLetter) => {
  const candidate = nameInMail(change.candidate) ?? 'Une personne';
  const organisation = cut(recipient.organisationName);
  return {
    sender: ['Trousseau, registre des habilitations', 'du portail Net-Entreprises', ...CONTACTS],
    date: `Le ${dateOf(letter.orderedAt)}`,
    object: `Objet : ${TITLE.charAt(0).toLowerCase()}${TITLE.slice(1)}`,
    reference: `Référence : ${change.id}, lettre ${letter.number}`,
    request: [
      'Madame, Monsieur,',
      `${candidate} demande ${REQUESTS[change.kind]} ${ofInWords(organisation)} (SIREN ${change.siren}) dans le registre ` +
        'des habilitations aux déclarations sociales. La demande est faite pour l’établissement ' +
        `${cut(recipient.name)} (SIRET ${change.siret}).`,
      'Un administrateur décide qui peut consulter, faire et signer les déclarations de votre organisme. Si ' +
        'vous approuvez cette demande, remettez la clé ci-dessous à cette personne.',
    ],
    key: formatKey(key),
    entering: [
      `La clé se saisit sur ${portalUrl} par cette personne, et nulle autre, avant le ` +
        `${dateOf(letter.expiresAt)} à ${hourOf(letter.expiresAt)} (heure de Paris). ${TRIES} essais sont permis ; ` +
        'les majuscules, les espaces et les tirets sont indifférents.',
    ],
    unexpected: 'Vous n’attendiez pas cette demande ?',
    refusal: [
      'Ne remettez la clé à personne et ne la communiquez pas par téléphone : sans elle, cette lettre ne donne ' +
        `aucun accès. Pour vous opposer à la demande, appelez la ${HELP_DESK} et indiquez la référence ci-dessus.`,
    ],
  };
};
