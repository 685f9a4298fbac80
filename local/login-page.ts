import { DEMO_PEOPLE } from './demo-people.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Trousseau</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #161616; background: #fff }
button, input { font: inherit; padding: .5rem .75rem } button { cursor: pointer } textarea { width: 100%; font: .85rem monospace }
li { margin: .5rem 0; list-style: none } ul { padding: 0 } label { display: block }
</style>
</head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body>
</html>`;

const personButton = ({ email, givenName, familyName, what }: (typeof DEMO_PEOPLE)[number]): string =>
  `<li><button name="email" value="${escapeHtml(email)}">${escapeHtml(`${givenName} ${familyName}`)}</button> ${escapeHtml(what)}</li>`;

/** The form to choose a person, or to type an address. `refusal` says what was wrong with the address typed before. */
export const loginPage = (refusal?: string): string =>
  page(
    'Se connecter',
    `<form method="post"><ul>${DEMO_PEOPLE.map(personButton).join('')}</ul></form>
<form method="post">
${refusal === undefined ? '' : `<p role="alert"><strong>${escapeHtml(refusal)}</strong></p>`}
<label for="email">Ou toute autre adresse électronique, tenue ici pour vérifiée :</label>
<input id="email" name="email" type="email" required autocomplete="email"> <button>Continuer</button>
</form>`,
  );

/** The page after the login, with the token for calling the API by hand. */
export const tokenPage = (accessToken: string): string =>
  page(
    'Vous êtes connecté',
    `<label for="token">Votre jeton d’accès, valable une heure :</label>
<textarea id="token" rows="8" readonly>${escapeHtml(accessToken)}</textarea>
<p><a href="/login">Se connecter avec un autre nom</a></p>`,
  );

/** Before the issuer's own session ends; `form` is the issuer's, sent by itself where scripts run. */
export const logoutPage = (form: string): string =>
  page(
    'Se déconnecter de votre compte',
    `${form}<p><button autofocus type="submit" form="op.logoutForm" name="logout" value="yes">Oui, me déconnecter</button></p>
<script>document.querySelector('button').click()</script>`,
  );

export const messagePage = (message: string): string =>
  page('Connexion interrompue', `<p>${escapeHtml(message)}</p><p><a href="/login">Recommencer</a></p>`);
