/** A part of the crowd, in a process of its own. usage: crowd-main.ts <url of the host> <clients> */
import { io } from 'socket.io-client';
import { lightParser } from './light-parser.js';

const [url = '', count = '1'] = process.argv.slice(2);

/** Seq and time of each message that came, one after the other; the time as epoch ms with fractions. */
let received: number[] = [];
let isListening = false;
let greeted = 0;

const parser = lightParser((name, seq) => {
  if (name === 'snapshot') {
    greeted += 1;
    if (greeted === Number(count)) process.send?.('greeted');
  } else if (isListening) {
    received.push(seq, performance.timeOrigin + performance.now());
  }
});

for (let n = 0; n < Number(count); n++) {
  const socket = io(url, {
    path: '/socket.io',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    parser,
  });
  socket.on('connect_error', (error) => {
    console.error(`a client of the crowd was not let in: ${error.message}`);
    process.exit(1);
  });
}

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
