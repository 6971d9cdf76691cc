/** A part of the crowd, in a process of its own. usage: crowd-main.ts <url of the host> <clients> */
import { connectThinClient } from './thin-client.js';

const [url = '', count = '1'] = process.argv.slice(2);

/** Seq and time of each message that came, one after the other; the time as epoch ms with fractions. */
let received: number[] = [];
let isListening = false;
let greeted = 0;

const heard = (name: string, seq: number): void => {
  if (name === 'snapshot') {
    greeted += 1;
    if (greeted === Number(count)) process.send?.('greeted');
  } else if (isListening) {
    received.push(seq, performance.timeOrigin + performance.now());
  }
};

const failed = (reason: string): void => {
  console.error(`a client of the crowd: ${reason}`);
  process.exit(1);
};

for (let n = 0; n < Number(count); n++) connectThinClient(url, { heard, failed });

process.on('message', (message) => {
  if (message === 'listen') {
    received = [];
    isListening = true;
  } else {
    isListening = false;
    process.send?.(Float64Array.from(received));
  }
});
process.once('disconnect', () => process.exit(0));
