import { ofPerson } from '../../words/names.ts';

type State =
  | 'pending'
  | 'escalated'
  | 'contestable'
  | 'contested'
  | 'approved'
  | 'refused'
  | 'expired'
  | 'cancelled';

const titles: Record<State, string> = {
  pending: 'On attend une réponse',
  escalated: 'L’assistance prend le relais',
  contestable: 'Approuvée, encore quelques heures pour s’opposer',
  contested: 'Un désaccord : l’assistance décide',
  approved: 'Demande approuvée',
  refused: 'Demande refusée',
  expired: 'Demande expirée',
  cancelled: 'Demande annulée',
};

const leads: Record<State, string> = {
  pending: 'Un administrateur peut répondre à tout moment. Vous n’avez rien à faire.',
  escalated:
    'Personne n’a répondu à temps. Deux agents différents doivent approuver. Vous n’avez rien à faire.',
  contestable: 'Sans opposition d’ici là, l’accès commence.',
  contested: 'Deux agents de l’assistance examinent la demande et ce qui lui est opposé. Rien n’expire.',
  approved: 'L’accès commence à la date d’effet de l’acte.',
  refused: 'Rien n’a changé dans l’organisme. Une nouvelle demande reste possible.',
  expired: 'Personne n’a décidé à temps. Rien n’a changé. Vous pouvez la refaire.',
  cancelled: 'Rien n’a changé dans l’organisme.',
};

const deadlines: Readonly<Record<string, string>> = {
  reminder: 'Prochain rappel aux administrateurs',
  escalation: 'Sans réponse, l’assistance prend le relais',
  expiry: 'Si personne ne décide, la demande expire',
  'end-of-contest': 'Fin du délai pour s’opposer',
  effect: 'L’accès d’administrateur commence',
  'answer-of-support': 'L’assistance doit avoir répondu',
  letter: 'Le courrier part',
};

const fr = {
  above: (body: string) => `Administrer ${body}`,
  asks: (name: string) => `${name} demande à administrer`,
  open: (body: string) => `Ouvrir ${body}`,
  body: (siren: string) => `l’organisme ${siren}`,
  titles,
  leads,
  applied: 'L’accès a commencé.',
  back: 'Mes tâches',
  steps: 'Étapes',
  returned: {
    title: (n: number) =>
      n === 1 ? 'La demande a recommencé une fois' : `La demande a recommencé ${n} fois`,
    about:
      'Une approbation ne valait plus à la date d’effet, ou elle a été reprise. Les délais repartent de zéro.',
    supportOnly:
      'Des approbations ne valaient plus à la date d’effet, ou ont été reprises. Seuls deux agents de l’assistance peuvent encore approuver.',
  },
  made: 'Demande enregistrée',
  told: 'Nous ne pouvons pas vous donner les noms des administrateurs.',
  effect: 'L’accès d’administrateur commence',
  deadlines,
  who: 'Qui demande',
  kind: 'Demande',
  kinds: {
    first: 'Devenir le premier administrateur',
    additional: 'Rejoindre les administrateurs en place',
    replacement: 'Remplacer un administrateur',
  },
  replaced: {
    end: 'L’accès de la personne remplacée s’arrête.',
    'keep-as-declarant': 'La personne remplacée reste déclarante.',
  },
  replacesNobody: 'L’adresse donnée n’est celle d’aucun administrateur : la demande ne remplace personne.',
  replacedBy: (name: string) => ({
    end: `L’accès ${ofPerson(name)} s’arrête.`,
    'keep-as-declarant': `${name} reste dans l’organisme, sans l’administrer.`,
  }),
  deed: 'Acte',
  effective: 'Date d’effet',
  reason: 'Pourquoi',
  refusal: 'Motif du refus',
  asked: 'Demandée le',
  key: {
    title: 'Personne ne répond ?',
    about: 'Recevez une clé d’activation par courrier au siège de l’organisme. Comptez quelques jours.',
    order: 'Demander la clé',
    ordered: (day: string) => `Clé demandée le ${day}.`,
    tries: (n: number, day: string) =>
      `Valable jusqu’au ${day}. ${n === 1 ? 'Il reste 1 essai.' : `Il reste ${n} essais.`}`,
    enter: 'J’ai ma clé : la saisir',
    page: 'Saisissez la clé reçue par courrier',
    label: 'Clé d’activation',
    hint: 'Avec ou sans tirets, en grandes ou petites lettres.',
    secret: 'Ne donnez la clé à personne, même à l’assistance.',
    act: 'Utiliser cette clé',
    wrong: (n: number) =>
      `Ce n’est pas la bonne clé. ${n === 1 ? 'Il reste 1 essai.' : `Il reste ${n} essais.`}`,
    moved: 'Le siège a changé depuis ce courrier. Une nouvelle clé part aujourd’hui au nouveau siège.',
    missing: 'Écrivez la clé du courrier',
    none: 'Aucune clé n’est en cours pour cette demande. Demandez-en une.',
  },
  cancel: {
    title: 'Changé d’avis ?',
    link: 'Annuler ma demande',
    until: 'Possible jusqu’à la date d’effet.',
    page: 'Annuler votre demande ?',
    lead: 'Rien ne changera dans l’organisme. Les administrateurs prévenus en seront informés. Vous pourrez refaire une demande.',
    act: 'Annuler ma demande',
    stay: 'La garder',
  },
  answer: {
    title: 'Votre réponse',
    lead: 'Une seule réponse compte : la première donnée par un administrateur.',
    approve: 'J’approuve',
    approveAbout: 'Cette personne administrera l’organisme, comme vous.',
    refuse: 'Je refuse',
    refuseAbout: 'La demande s’arrête là. Vous direz pourquoi.',
    object: 'Je m’oppose',
    objectAbout: 'L’assistance examine et décide. Vous direz pourquoi.',
    withdraw: 'Je reprends mon approbation',
    withdrawAbout: 'La demande attend de nouveau une réponse. Possible une fois. Vous direz pourquoi.',
    leadSupport: 'Un agent seul n’approuve ni ne refuse : il en faut deux.',
    'decide-as-support': 'Je décide de ce dossier',
    decideAbout: 'La file vous l’a confié. Vous direz ce que vous avez vérifié.',
    stop: 'J’arrête la demande',
    stopAbout: 'Rien n’avance plus avant que deux autres agents en décident. Vous direz pourquoi.',
    go: 'Continuer',
    fault: 'Choisissez votre réponse',
    none: 'Vous n’avez rien à répondre à cette demande.',
  },
  confirm: {
    approve: {
      title: 'Vérifiez avant d’approuver',
      lead: (name: string, day: string) =>
        `${name} pourra donner et retirer des accès, à partir du ${day}. Vous ne pourrez plus refuser cette demande.`,
      act: 'Approuver la demande',
    },
    refuse: { title: 'Pourquoi refusez-vous ?', act: 'Refuser la demande' },
    object: { title: 'Pourquoi vous opposez-vous ?', act: 'M’opposer à la demande' },
    withdraw: { title: 'Pourquoi reprenez-vous votre approbation ?', act: 'Reprendre mon approbation' },
    stop: { title: 'Pourquoi arrêtez-vous cette demande ?', act: 'Arrêter la demande' },
    reason: 'Votre raison',
    reasonHint:
      'Les administrateurs et l’assistance la liront, pas la personne qui demande. 500 caractères au plus.',
    reasonFault: 'Dites pourquoi, en une phrase',
    leave: 'Revenir à la demande',
  },
  people: {
    title: 'Demandes pour administrer',
    lead: 'Qui a demandé à administrer cet organisme, et ce qui en est.',
    caption: 'Demandes, les plus récentes d’abord',
    columns: { who: 'Qui', asked: 'Demandée le', state: 'État' },
    none: 'Personne n’a demandé à administrer cet organisme.',
    next: 'Demandes plus anciennes',
  },
};

const en: typeof fr = {
  above: (body) => `Administer ${body}`,
  asks: (name) => `${name} asks to administer`,
  open: (body) => `Open ${body}`,
  body: (siren) => `body ${siren}`,
  titles: {
    pending: 'Waiting for an answer',
    escalated: 'Support takes over',
    contestable: 'Approved, a few hours left to object',
    contested: 'A disagreement: support decides',
    approved: 'Request approved',
    refused: 'Request refused',
    expired: 'Request expired',
    cancelled: 'Request cancelled',
  },
  leads: {
    pending: 'An administrator may answer at any time. You have nothing to do.',
    escalated: 'Nobody answered in time. Two different agents must approve. You have nothing to do.',
    contestable: 'Without an objection until then, access begins.',
    contested: 'Two agents of support look at the request and at what is said against it. Nothing expires.',
    approved: 'Access begins on the day from which the act has effect.',
    refused: 'Nothing has changed in the body. A new request is possible.',
    expired: 'Nobody decided in time. Nothing has changed. You may ask again.',
    cancelled: 'Nothing has changed in the body.',
  },
  applied: 'Access has begun.',
  back: 'My tasks',
  steps: 'Steps',
  returned: {
    title: (n) => (n === 1 ? 'The request began again once' : `The request began again ${n} times`),
    about: 'An approval did not hold until its effect, or was taken back. The deadlines begin anew.',
    supportOnly:
      'Approvals did not hold until their effect, or were taken back. Only two agents of support can approve now.',
  },
  made: 'Request recorded',
  told: 'We cannot tell you the names of the administrators.',
  effect: 'Access as administrator begins',
  deadlines: {
    reminder: 'Next reminder to the administrators',
    escalation: 'Without an answer, support takes over',
    expiry: 'If nobody decides, the request expires',
    'end-of-contest': 'Last moment to object',
    effect: 'Access as administrator begins',
    'answer-of-support': 'Support must have answered',
    letter: 'The letter leaves',
  },
  who: 'Who asks',
  kind: 'Request',
  kinds: {
    first: 'Become the first administrator',
    additional: 'Join the administrators in place',
    replacement: 'Replace an administrator',
  },
  replaced: {
    end: 'The access of whoever is replaced stops.',
    'keep-as-declarant': 'Whoever is replaced stays as a declarant.',
  },
  replacesNobody: 'The address given is no administrator’s: the request replaces nobody.',
  replacedBy: (name) => ({
    end: `The access of ${name} stops.`,
    'keep-as-declarant': `${name} stays in the body, without administering it.`,
  }),
  deed: 'Act',
  effective: 'Has effect from',
  reason: 'Why',
  refusal: 'Why it was refused',
  asked: 'Asked on',
  key: {
    title: 'Nobody answers?',
    about: 'Have an activation key sent by letter to the head office of the body. It takes some days.',
    order: 'Ask for the key',
    ordered: (day) => `Key asked for on ${day}.`,
    tries: (n, day) => `Valid until ${day}. ${n === 1 ? '1 try left.' : `${n} tries left.`}`,
    enter: 'I have my key: enter it',
    page: 'Enter the key received by letter',
    label: 'Activation key',
    hint: 'With or without dashes, in capitals or small letters.',
    secret: 'Give the key to nobody, not even to support.',
    act: 'Use this key',
    wrong: (n) => `This is not the right key. ${n === 1 ? '1 try left.' : `${n} tries left.`}`,
    moved: 'The head office has changed since that letter. A new key leaves today for the new one.',
    missing: 'Write the key of the letter',
    none: 'There is no key for this request. Ask for one.',
  },
  cancel: {
    title: 'Changed your mind?',
    link: 'Cancel my request',
    until: 'Possible until it has effect.',
    page: 'Cancel your request?',
    lead: 'Nothing will change in the body. Administrators who were told will know. You may ask again.',
    act: 'Cancel my request',
    stay: 'Keep it',
  },
  answer: {
    title: 'Your answer',
    lead: 'One answer counts: the first that an administrator gives.',
    approve: 'I approve',
    approveAbout: 'This person will administer the body, as you do.',
    refuse: 'I refuse',
    refuseAbout: 'The request stops there. You will say why.',
    object: 'I object',
    objectAbout: 'Support looks into it and decides. You will say why.',
    withdraw: 'I take my approval back',
    withdrawAbout: 'The request waits for an answer again. Possible once. You will say why.',
    leadSupport: 'One agent alone neither approves nor refuses: it takes two.',
    'decide-as-support': 'I decide on this case',
    decideAbout: 'The queue has dealt it to you. You will say what you checked.',
    stop: 'I stop the request',
    stopAbout: 'Nothing goes on before two other agents decide. You will say why.',
    go: 'Continue',
    fault: 'Choose your answer',
    none: 'You have nothing to answer to this request.',
  },
  confirm: {
    approve: {
      title: 'Check before you approve',
      lead: (name, day) =>
        `${name} will be able to give and take access, from ${day}. You cannot refuse this request any more then.`,
      act: 'Approve the request',
    },
    refuse: { title: 'Why do you refuse?', act: 'Refuse the request' },
    object: { title: 'Why do you object?', act: 'Object to the request' },
    withdraw: { title: 'Why do you take your approval back?', act: 'Take my approval back' },
    stop: { title: 'Why do you stop this request?', act: 'Stop the request' },
    reason: 'Your reason',
    reasonHint: 'Administrators and support will read it, whoever asks will not. At most 500 characters.',
    reasonFault: 'Say why, in a sentence',
    leave: 'Back to the request',
  },
  people: {
    title: 'Requests to administer',
    lead: 'Who asked to administer this body, and what has become of it.',
    caption: 'Requests, the newest first',
    columns: { who: 'Who', asked: 'Asked on', state: 'State' },
    none: 'Nobody has asked to administer this body.',
    next: 'Older requests',
  },
};

export const requestWords = { fr, en };
