import { TRIES } from '../../domain/administrator-changes/activation.ts';
import { type ActivationKey, formatKey } from '../../domain/administrator-changes/activation-key.ts';
import type {
  AdministratorChange,
  AdministratorChangeKind,
} from '../../domain/administrator-changes/administrator-change.ts';
import type { Letter } from '../../domain/administrator-changes/letter.ts';
import { HELP_TOPICS } from '../../domain/help-topics.ts';
import type { Instant } from '../../domain/instants.ts';
import { nameInMail } from '../../domain/names.ts';
import { ofTheBody } from '../../wording/bodies.ts';
import { sirenInWords, siretInWords } from '../../wording/in-words.ts';
import { PARIS, type Zone, zoneAt } from '../../wording/zones.ts';
import type { LetterText } from './letter-page.ts';
import type { LetterRecipient } from './recipient-lines.ts';

/** What a letter tells of a request. */
export type LetterChange = Pick<AdministratorChange, 'id' | 'kind' | 'siren' | 'siret' | 'candidate'>;

export interface ActivationLetter {
  change: LetterChange;
  letter: Pick<Letter, 'number' | 'orderedAt' | 'expiresAt'>;
  sender: SenderAddress;
  recipient: LetterRecipient;
  key: ActivationKey;
  /** The page where the key is entered. */
  portalUrl: string;
}

/** Names can be of any length, but the page cannot. */
const LONGEST_NAME = 100;
const cut = (name: string): string =>
  name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;

/** A number or a date that no line ends within. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0');

export const dateOf = (instant: Instant, { timeZone }: Zone = PARIS): string =>
  together(new Date(instant).toLocaleDateString('fr-FR', { timeZone, dateStyle: 'long' }));
const hourOf = (instant: Instant, { timeZone }: Zone): string =>
  new Date(instant)
    .toLocaleTimeString('fr-FR', { timeZone, hour: '2-digit', minute: '2-digit' })
    .replace(':', '\u00a0h\u00a0');

/** The day and the hour that the reader's clock will show: « 1 décembre 2026 à 04 h 00 (heure de La Réunion) ». */
const momentAt = (instant: Instant, { address: { postalCode } }: LetterRecipient): string => {
  const zone = zoneAt(postalCode);
  return `${dateOf(instant, zone)} à ${hourOf(instant, zone)} (${zone.fr})`;
};

/** Who else administers, without a name, because the reader may not know them. */
export const REQUESTS: Record<AdministratorChangeKind, string> = {
  first: 'à devenir le premier administrateur',
  additional: 'à devenir administrateur, en plus de ceux qui sont en fonction,',
  replacement: 'à devenir administrateur, à la place d’un administrateur en fonction,',
};

const CONTACTS = HELP_TOPICS.contacts.map(({ label, phone }) => `${label} : ${phone}`);
export const [HELP_DESK = ''] = HELP_TOPICS.contacts.map(({ label, phone }) => `${label} au ${phone}`);

/** How a letter ends. */
export const CLOSING = {
  paragraphs: [
    'Veuillez agréer, Madame, Monsieur, l’expression de notre considération distinguée.',
    'L’équipe de Trousseau',
  ],
};

const TITLE = 'Clé d’activation pour une demande d’administrateur';

/** Where the post brings back a letter that it cannot deliver: the lines of an envelope, without the register's name. */
export type SenderAddress = readonly string[];

export const senderOf = (address: SenderAddress): LetterText['sender'] => ({
  name: 'Trousseau',
  lines: ['Registre des habilitations', 'du portail Net-Entreprises', ...address, ...CONTACTS],
});

/** « Objet : clé d’activation… » */
export const objectOf = (title: string): string =>
  `Objet : ${title.charAt(0).toLowerCase()}${title.slice(1)}`;

/** How the reader knows which of two people of one name it is: by the verified address. Requests from before addresses had none. */
const besideName = ({ email }: LetterChange['candidate']): string => (email === '' ? '' : ` (${cut(email)})`);

/** The names in a letter: « Camille Lefèvre (camille@…) », « de la commune… (SIREN …) ». */
export const namesOf = (
  { candidate, siren }: Pick<LetterChange, 'candidate' | 'siren'>,
  { organisationName }: LetterRecipient,
) => ({
  candidate: `${nameInMail(candidate) ?? 'Une personne'}${besideName(candidate)}`,
  organisation: `${ofTheBody(cut(organisationName))} (${together(`SIREN ${sirenInWords(siren)}`)})`,
});

/** The text of the letter with a key, in reading order. */
export const wordingOf = ({
  change,
  letter,
  sender,
  recipient,
  key,
  portalUrl,
}: ActivationLetter): LetterText => {
  const { candidate, organisation } = namesOf(change, recipient);
  return {
    title: TITLE,
    sender: senderOf(sender),
    date: `Le ${dateOf(letter.orderedAt)}`,
    object: objectOf(TITLE),
    reference: `Référence : ${change.id}, lettre ${letter.number}`,
    parts: [
      {
        paragraphs: [
          'Madame, Monsieur,',
          `${candidate} demande ${REQUESTS[change.kind]} ${organisation} dans le registre des habilitations aux ` +
            `déclarations sociales. La demande nomme l’établissement ${together(`SIRET ${siretInWords(change.siret)}`)}.`,
          'Un administrateur décide qui peut consulter, faire et signer les déclarations de votre organisme. Si ' +
            'vous approuvez cette demande, remettez cette feuille fermée, et elle seule, à cette personne.',
        ],
      },
      { key: formatKey(key) },
      {
        paragraphs: [
          `La clé se saisit sur ${portalUrl} par cette personne, et nulle autre, avant le ` +
            `${momentAt(letter.expiresAt, recipient)}. ${TRIES} essais sont permis ; ` +
            'les majuscules, les espaces et les tirets sont indifférents.',
        ],
      },
      { heading: 'Vous n’attendiez pas cette demande ?' },
      {
        paragraphs: [
          'Ne remettez la clé à personne et ne la communiquez pas par téléphone : sans elle, cette lettre ne donne ' +
            `aucun accès. Pour vous opposer à la demande, appelez la ${HELP_DESK} et indiquez la référence ci-dessus.`,
        ],
      },
      CLOSING,
    ],
  };
};
