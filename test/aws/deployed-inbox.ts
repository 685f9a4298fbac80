import * as z from 'zod/mini';
import { listen } from '../../local/http-server.ts';

const messagesSchema = z.object({
  messages: z.record(
    z.string(),
    z.array(z.looseObject({ Source: z.string(), To: z.array(z.string()), Subject: z.string() })),
  ),
});

const readMessages = async (endpoint: string) => {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
  return Object.values(messagesSchema.parse(await answer.json()).messages).flat();
};

/** The mails that SES took from now on, in the format of the local inbox. */
export const openDeployedInbox = async (endpoint: string) => {
  const before = (await readMessages(endpoint)).length;
  const { server, origin } = await listen(0);
  server.on('request', async (_, response) => {
    const messages = (await readMessages(endpoint)).slice(before);
    const emails = messages.map(({ Source, To, Subject, ...body }) => ({
      from: Source,
      destination: { to: To },
      subject: Subject,
      body: { text: String(body.BodyText), html: String(body.BodyHtml) },
    }));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ emails }));
  });
  return {
    origin,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
