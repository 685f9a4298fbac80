import type { PictureName } from '../../http/assets.ts';

export const GUIDES = ['administrators', 'declarants', 'candidates'] as const;
export type GuideName = (typeof GUIDES)[number];

interface Guide {
  /** On the home page, and above the guide. */
  link: string;
  title: string;
  lead: string;
  sections: readonly {
    title: string;
    steps: readonly string[];
    /** Shows the page of the main step, in French; `alt` says what is on it. */
    picture: { name: PictureName; alt: string };
  }[];
}

const fr: { title: string; home: string; guides: Record<GuideName, Guide> } = {
  title: 'Modes d’emploi',
  home: 'Aide',
  guides: {
    administrators: {
      link: 'J’administre un organisme',
      title: 'Administrer un organisme',
      lead: 'Vous donnez et retirez les accès. Soyez au moins deux : si le seul administrateur part, plus personne ne peut donner de droits.',
      sections: [
        {
          title: 'Ajouter un déclarant',
          steps: [
            'Ouvrez l’organisme, puis « Ajouter un déclarant ».',
            'Donnez son adresse, son nom, ce qu’il fera et dans quels établissements.',
            'Vérifiez, puis envoyez l’invitation. D’ici à ce que la personne accepte, elle n’a aucun droit.',
            'Une adresse fausse, un message perdu : sur sa fiche, « Renvoyer l’invitation » la corrige.',
          ],
          picture: {
            name: 'add-member',
            alt: 'Page « Ajouter un déclarant » : pour chaque service, un choix entre signer, déclarer et consulter.',
          },
        },
        {
          title: 'Voir ce que personne ne peut signer',
          steps: [
            'Ouvrez « Couverture » : les cases rouges viennent d’abord.',
            'Choisissez une case, puis la personne à qui donner ce droit, et où.',
            'Vérifiez et confirmez : la personne peut signer aussitôt.',
          ],
          picture: {
            name: 'coverage',
            alt: 'Page « Couverture » : chaque établissement, avec une case par service. Les cases rouges disent que personne ne peut signer.',
          },
        },
        {
          title: 'Mettre fin à un accès',
          steps: [
            'Ouvrez la fiche du membre. Vous voyez d’abord ce que plus personne ne pourrait signer.',
            'Donnez ces droits à quelqu’un d’autre si besoin, dites pourquoi, confirmez.',
            'L’effet est immédiat. Un accès terminé ne se rouvre pas : il se redonne.',
          ],
          picture: {
            name: 'end-access',
            alt: 'Page « Mettre fin à un accès » : ce que plus personne ne pourrait signer, puis le choix de qui signera à sa place.',
          },
        },
        {
          title: 'Répondre à une demande pour administrer',
          steps: [
            'Le courriel, ou vos tâches, ouvrent la demande : qui, quel acte, pourquoi.',
            'Approuvez, refusez ou opposez-vous. Vérifiez l’acte auprès de qui l’a publié, jamais auprès de la personne seule.',
            'Sans réponse, l’assistance prend le relais à la date écrite sur la demande.',
          ],
          picture: {
            name: 'approve',
            alt: 'Page d’une demande : qui veut administrer, par quel acte et pourquoi, puis « Votre réponse ».',
          },
        },
      ],
    },
    declarants: {
      link: 'Je déclare pour un organisme',
      title: 'Déclarer pour un organisme',
      lead: 'Vous consultez, déclarez ou signez ce qu’un administrateur vous a confié, établissement par établissement.',
      sections: [
        {
          title: 'Accepter une invitation',
          steps: [
            'Connectez-vous avec l’adresse à laquelle vous êtes invité.',
            'L’invitation est parmi vos tâches : vous voyez qui vous propose quoi.',
            'Acceptez ou refusez. Vos droits commencent dès que vous acceptez.',
          ],
          picture: {
            name: 'invitation',
            alt: 'Page d’une invitation : qui invite, les droits proposés et où, puis le bouton « Accepter ».',
          },
        },
        {
          title: 'Garder vos coordonnées à jour',
          steps: [
            'Une fois par an, un clic suffit : « Oui, tout est juste ».',
            'Votre adresse se change auprès du service qui vous connecte.',
          ],
          picture: {
            name: 'profile',
            alt: 'Page « Vos coordonnées sont-elles justes ? » : nom, adresse, téléphone, et le bouton « Oui, tout est juste ».',
          },
        },
        {
          title: 'Un droit vous manque, ou vous partez',
          steps: [
            'Demandez-le à votre administrateur : son nom est sur votre fiche.',
            'Pour partir, ouvrez votre fiche, puis « Partir maintenant ».',
          ],
          picture: {
            name: 'own-card',
            alt: 'Page « Ce que vous pouvez faire » : vos droits, puis qui peut vous en donner un autre.',
          },
        },
      ],
    },
    candidates: {
      link: 'Je veux administrer un organisme',
      title: 'Devenir administrateur',
      lead: 'Vous prenez cette fonction, vous rejoignez les administrateurs, ou personne n’administre l’organisme. Gratuit, en ligne, en quelques minutes.',
      sections: [
        {
          title: 'Faire la demande',
          steps: [
            'Cherchez l’établissement par son code postal ou son SIREN, ou donnez son SIRET. Vous voyez si quelqu’un l’administre.',
            'Dites si vous rejoignez les administrateurs, ou qui vous remplacez.',
            'Donnez les références de l’acte qui vous nomme. Rien à envoyer.',
            'Vérifiez, puis envoyez.',
          ],
          picture: {
            name: 'places',
            alt: 'Page « Lequel est-ce ? » : les établissements trouvés, par leur nom et leur adresse, et le bouton « Continuer ».',
          },
        },
        {
          title: 'Suivre la demande',
          steps: [
            'Sa page dit ce qui est fait, ce qui vient, et quand.',
            'Un administrateur en place peut approuver à tout moment.',
            'Sans réponse, deux agents de l’assistance prennent le relais.',
          ],
          picture: {
            name: 'request',
            alt: 'Page d’une demande : les étapes faites et à venir, chacune avec sa date.',
          },
        },
        {
          title: 'La clé par courrier',
          steps: [
            'Si personne ne répond, demandez la clé : elle part au siège de l’organisme.',
            'Saisissez-la sur la page de la demande, avec ou sans tirets.',
            'Ne la donnez à personne, même à l’assistance.',
          ],
          picture: {
            name: 'key',
            alt: 'Page « Saisissez la clé reçue par courrier » : un champ, et le bouton « Utiliser cette clé ».',
          },
        },
      ],
    },
  },
};

const en: typeof fr = {
  title: 'Guides',
  home: 'Help',
  guides: {
    administrators: {
      link: 'I administer a body',
      title: 'Administer a body',
      lead: 'You give access and take it back. Be at least two: when the only administrator leaves, nobody can give rights any more.',
      sections: [
        {
          title: 'Add a declarant',
          steps: [
            'Open the body, then “Add a declarant”.',
            'Give their address, their name, what they will do and where.',
            'Check, then send the invitation. Until the person accepts, they have no right.',
            'A wrong address, a lost message: on their card, “Send the invitation again” corrects it.',
          ],
          picture: {
            name: 'add-member',
            alt: 'The page “Add a declarant”: for each service, a choice between signing, declaring and consulting.',
          },
        },
        {
          title: 'See what nobody may sign',
          steps: [
            'Open “Coverage”: red cells come first.',
            'Choose a cell, then whom to give this right, and where.',
            'Check and confirm: the person may sign at once.',
          ],
          picture: {
            name: 'coverage',
            alt: 'The page “Coverage”: each establishment, with a cell for each service. Red cells say that nobody may sign.',
          },
        },
        {
          title: 'End an access',
          steps: [
            'Open the member’s card. You see first what nobody could sign any more.',
            'Give these rights to somebody else if need be, say why, confirm.',
            'It ends at once. An access that has ended is not opened again: it is given anew.',
          ],
          picture: {
            name: 'end-access',
            alt: 'The page “End an access”: what nobody could sign any more, then the choice of who signs instead.',
          },
        },
        {
          title: 'Answer a request to administer',
          steps: [
            'The e-mail, or your tasks, open the request: who, which act, why.',
            'Approve, refuse or object. Check the act with whoever published it, never with the person alone.',
            'Without an answer, support takes over on the day that the request names.',
          ],
          picture: {
            name: 'approve',
            alt: 'The page of a request: who wants to administer, by which act and why, then “Your answer”.',
          },
        },
      ],
    },
    declarants: {
      link: 'I declare for a body',
      title: 'Declare for a body',
      lead: 'You consult, declare or sign what an administrator has entrusted to you, place by place.',
      sections: [
        {
          title: 'Accept an invitation',
          steps: [
            'Log in with the address at which you are invited.',
            'The invitation is among your tasks: you see who offers you what.',
            'Accept or refuse. Your rights begin when you accept.',
          ],
          picture: {
            name: 'invitation',
            alt: 'The page of an invitation: who invites, the rights on offer and where, then the button “Accept”.',
          },
        },
        {
          title: 'Keep your details up to date',
          steps: [
            'Once a year, one click is enough: “Yes, all is right”.',
            'Your address is changed with the service that logs you in.',
          ],
          picture: {
            name: 'profile',
            alt: 'The page of your details: name, address, telephone, and the button “Yes, all is right”.',
          },
        },
        {
          title: 'You lack a right, or you leave',
          steps: [
            'Ask your administrator: their name is on your card.',
            'To leave, open your card, then “Leave now”.',
          ],
          picture: {
            name: 'own-card',
            alt: 'The page of what you may do: your rights, then who can give you another one.',
          },
        },
      ],
    },
    candidates: {
      link: 'I want to administer a body',
      title: 'Become administrator',
      lead: 'You take this office, you join the administrators, or nobody administers the body. Free, online, in a few minutes.',
      sections: [
        {
          title: 'Make the request',
          steps: [
            'Look for the establishment by its postal code or SIREN, or give its SIRET. You see whether anybody administers it.',
            'Say whether you join the administrators, or whom you replace.',
            'Give the references of the act that appoints you. Nothing to send.',
            'Check, then send.',
          ],
          picture: {
            name: 'places',
            alt: 'The choice of an establishment: those found, by name and address, and the button to go on.',
          },
        },
        {
          title: 'Follow the request',
          steps: [
            'Its page says what is done, what comes, and when.',
            'An administrator in place may approve at any time.',
            'Without an answer, two agents of support take over.',
          ],
          picture: {
            name: 'request',
            alt: 'The page of a request: the steps done and to come, each with its date.',
          },
        },
        {
          title: 'The key by letter',
          steps: [
            'If nobody answers, ask for the key: it goes to the head office of the body.',
            'Enter it on the page of the request, with or without dashes.',
            'Give it to nobody, not even to support.',
          ],
          picture: {
            name: 'key',
            alt: 'The page to enter the key that came by letter: a field, and the button to use it.',
          },
        },
      ],
    },
  },
};

export const guideWords = { fr, en };
