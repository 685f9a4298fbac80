import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** DynamoDB Local 3 is compiled for Java 17 (its README.txt, from release 2.3.0 on). */
export class NoUsableJava extends Error {
  constructor() {
    super(
      'The local table (DynamoDB Local) needs Java 17 or later, and none was found: install it from ' +
        'https://adoptium.net, or set JAVA_HOME to one (the npm package njre can fetch it without installing anything).',
    );
    this.name = 'NoUsableJava';
  }
}

/** The `java` of JAVA_HOME, if set; otherwise the one on the PATH, which may be missing. */
export const findJava = (javaHome: string | undefined): string => {
  const ofHome = javaHome === undefined ? undefined : join(javaHome, 'bin', 'java');
  return ofHome !== undefined && (existsSync(ofHome) || existsSync(`${ofHome}.exe`)) ? ofHome : 'java';
};
