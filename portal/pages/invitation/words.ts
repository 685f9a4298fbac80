const fr = {
  title: (body: string) => `${body.charAt(0).toUpperCase()}${body.slice(1)} vous invite`,
  lead: (who: string) => `${who} vous propose de déclarer pour cet organisme.`,
  leadAdministrator: (who: string) =>
    `${who} vous propose d’administrer cet organisme : donner et retirer des accès.`,
  before: (day: string) => `Jusqu’au ${day}.`,
  will: { sign: 'Vous pourrez signer', declare: 'Déclarer', consult: 'Consulter' },
  where: 'Où',
  everywhere: 'Tous les établissements, y compris futurs',
  places: (n: number) => `${n} établissement${n < 2 ? '' : 's'}`,
  from: 'À partir du',
  until: 'Jusqu’au',
  none: 'Aucun droit de déclarer n’est proposé pour l’instant : un administrateur pourra vous en donner.',
  binds: 'Signer engage l’organisme. Vous n’aurez ni plus ni moins que ces droits.',
  accept: 'Accepter',
  refuse: 'Refuser',
  unknown: 'Vous ne connaissez pas cet organisme ? Refusez : rien ne se passera.',
  done: 'C’est fait : vous avez accès',
  doneAbout: (body: string) =>
    `Vous pouvez agir pour ${body} dès maintenant. La personne qui vous a invité est prévenue.`,
  card: 'Voir ce que vous pouvez faire',
  tasks: 'Retour à mes tâches',
  closed: 'Cette invitation n’attend plus de réponse',
  closedAbout:
    'Elle a été refusée, ou retirée par l’organisme. Vous n’avez rien à faire. Pour en recevoir une autre, demandez à la personne qui vous l’avait envoyée.',
  expired: 'Cette invitation a expiré',
  expiredAbout: (who: string) => `Demandez à ${who} de vous inviter de nouveau.`,
};

const en: typeof fr = {
  title: (body) => `${body} invites you`,
  lead: (who) => `${who} offers you to declare for this organisation.`,
  leadAdministrator: (who) => `${who} offers you to administer this organisation: to give and end accesses.`,
  before: (day) => `Until ${day}.`,
  will: { sign: 'You will be able to sign', declare: 'Declare', consult: 'Consult' },
  where: 'Where',
  everywhere: 'All establishments, future ones too',
  places: (n) => `${n} ${n === 1 ? 'establishment' : 'establishments'}`,
  from: 'From',
  until: 'Until',
  none: 'No right to declare is offered for now: an administrator can give you some.',
  binds: 'A signature binds the organisation. You will have neither more nor less than these rights.',
  accept: 'Accept',
  refuse: 'Refuse',
  unknown: 'You do not know this organisation? Refuse: nothing will happen.',
  done: 'Done: you have access',
  doneAbout: (body) => `You can act for ${body} from now on. Whoever invited you is told.`,
  card: 'See what you may do',
  tasks: 'Back to my tasks',
  closed: 'This invitation awaits no answer any more',
  closedAbout:
    'It was refused, or withdrawn by the organisation. You have nothing to do. To get another one, ask whoever sent it.',
  expired: 'This invitation has expired',
  expiredAbout: (who) => `Ask ${who} to invite you again.`,
};

export const invitationWords = { fr, en };
