import type { Instant } from '../../domain/instants.ts';
import { type LetterText, renderLetter } from './letter-page.ts';
import {
  CLOSING,
  dateOf,
  HELP_DESK,
  type LetterChange,
  namesOf,
  objectOf,
  REQUESTS,
  type SenderAddress,
  senderOf,
} from './letter-wording.ts';
import type { LetterRecipient } from './recipient-lines.ts';

/** A letter without key: it tells a place of a request, or of who will administer. */
export interface NoticeLetter {
  about: 'request' | 'approval';
  change: LetterChange & { effectiveFrom: Instant };
  sender: SenderAddress;
  recipient: LetterRecipient;
  writtenAt: Instant;
}

const TITLES = {
  request: 'Une demande d’administrateur concerne votre organisme',
  approval: 'Un nouvel administrateur pour votre organisme',
} as const;

/** The text of the letter, in reading order. It holds no key, and nothing that a stranger wrote but a name. */
export const noticeWordingOf = ({
  about,
  change,
  sender,
  recipient,
  writtenAt,
}: NoticeLetter): LetterText => {
  const { candidate, organisation } = namesOf(change, recipient);
  const from =
    change.effectiveFrom > writtenAt ? `le ${dateOf(change.effectiveFrom)}` : 'dans les jours qui viennent';
  const told = {
    request: [
      `${candidate} demande ${REQUESTS[change.kind]} ${organisation} dans le registre des habilitations aux ` +
        'déclarations sociales.',
      'Une clé d’activation est envoyée au siège, à l’adresse que l’Insee connaît. Cette lettre n’en contient pas : ' +
        'vous n’avez rien à remettre à personne.',
    ],
    approval: [
      `${candidate} deviendra administrateur ${organisation} au plus tôt ${from}. Un administrateur décide qui peut ` +
        'consulter, faire et signer les déclarations de votre organisme.',
      'Cette lettre ne contient pas de clé : si tout est en ordre, vous n’avez rien à faire.',
    ],
  };
  const unexpected = {
    request: 'Vous n’attendiez pas cette demande ?',
    approval: 'Cela ne devrait pas être ?',
  };
  return {
    title: TITLES[about],
    sender: senderOf(sender),
    date: `Le ${dateOf(writtenAt)}`,
    object: objectOf(TITLES[about]),
    reference: `Référence : ${change.id}`,
    parts: [
      { paragraphs: ['Madame, Monsieur,', ...told[about]] },
      { heading: unexpected[about] },
      {
        paragraphs: [
          `Appelez la ${HELP_DESK} et indiquez la référence ci-dessus. Un administrateur en place peut aussi s’y ` +
            'opposer dans Trousseau.',
        ],
      },
      CLOSING,
    ],
  };
};

export const renderNoticeLetter = (letter: NoticeLetter): Promise<Uint8Array> =>
  renderLetter(noticeWordingOf(letter), letter.recipient, new Date(letter.writtenAt));
