import { html } from './html.ts';
import { dayAndHour } from './in-words.ts';
import type { Notice } from './notice.ts';

/** The parts that are the same in every mail of an environment. */
export interface Letterhead {
  /** The address of the portal's pages, without a slash at the end. */
  portalUrl: string;
  supportAddress: string;
}

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

const deadlineInWords = ({ deadline }: Notice): string => {
  if (deadline === 'none') return 'aucune';
  return deadline === 'on-the-page' ? 'indiquée sur la page' : dayAndHour(deadline);
};

/** The mail in both formats, with the same content. `name` is the reader's name; a mailbox has none. */
export const renderNotice = (
  notice: Notice,
  name: string | undefined,
  { portalUrl, supportAddress }: Letterhead,
): Mail => {
  const { subject, happened, todo, where } = notice;
  const greeting = name === undefined ? 'Bonjour,' : `Bonjour ${name},`;
  const deadline = deadlineInWords(notice);
  const url = `${portalUrl}${where.path}`;
  const question = `Message automatique de Trousseau, le registre des accès aux déclarations sociales. Une question ? Écrivez à l’assistance : ${supportAddress}`;
  return {
    subject,
    text: [
      subject,
      greeting,
      ...happened,
      `À faire : ${todo}`,
      `Date limite : ${deadline}.`,
      `${where.label} :\n${url}`,
      question,
    ].join('\n\n'),
    html: html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
</head>
<body>
<h1>${subject}</h1>
<p>${greeting}</p>
${happened.map((paragraph) => html`<p>${paragraph}</p>`)}
<p><strong>À faire :</strong> ${todo}</p>
<p><strong>Date limite :</strong> ${deadline}.</p>
<p><a href="${url}">${where.label}</a></p>
<p>${question}</p>
</body>
</html>
`.markup,
  };
};
