// A thread that does as it is told; speaks what in-thread.ts speaks.
import { parentPort, workerData } from 'node:worker_threads';

parentPort.postMessage({ tell: { life: workerData.life, environment: Object.keys(process.env) } });
parentPort.on('message', (message) => {
  if (message === 'end') {
    if (workerData.deafToTheEnd) return;
    parentPort.postMessage({ tell: 'goodbye' });
    parentPort.close();
  } else if ('answered' in message) {
    const { answer, failed } = message;
    if (answer === 'die') throw new Error('it died of something');
    if (answer === 'exit') process.exit(3);
    parentPort.postMessage({ tell: failed ?? answer });
  } else if (workerData.unable) parentPort.postMessage({ answered: message.ask, failed: workerData.unable });
  else parentPort.postMessage({ answered: message.ask });
});
if (workerData.asks) parentPort.postMessage({ ask: 1, question: workerData.asks });
parentPort.postMessage('up');
