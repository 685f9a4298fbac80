import { logger } from '../../shared/observability/logger.ts';
import { serveEvents } from '../../shared/stream/serve-events.ts';
import { type LetterWriter, writeLetter } from '../../shared/use-cases/administrator-changes/write-letter.ts';

export const writeLetters = (writer: LetterWriter) =>
  serveEvents({
    failed: 'letter failed',
    handle: async (event) => {
      const outcome = await writeLetter(writer, event);
      logger.info('letter', { stream: event.stream, event: event.id, outcome });
    },
  });
