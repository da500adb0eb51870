// A receiver of webhooks: it verifies each event, shows it, and says that it has it.
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

const port = Number(process.env.PORT ?? 8080);
const webhook = new Webhook(process.env.WEBHOOK_SECRET);

const server = createServer(async (request, response) => {
  try {
    const event = webhook.verify(await buffer(request), request.headers);
    response.writeHead(204).end();
    console.log(`${event.type}: ${event.data.call.outcome}, ${event.data.userData}`);
  } catch (error) {
    response.writeHead(400).end();
    console.log(`refused: ${error.message}`);
  }
});
server.listen(port, '127.0.0.1', () => console.log(`waiting for webhooks on port ${port}`));
