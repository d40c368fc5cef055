import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream';
import type { Call } from '../call.js';
import { CallHeader } from '../http/headers.js';
import { LANGUAGE_TAG } from '../text/accept-language.js';
import { headersPassedOn, type RouteAnswer, type RouteEndpoint, type RouteRequest } from './route-endpoint.js';

/** The routes of a service in another process. Bodies flow through, both ways; connections are kept. */
export class HttpRoutes implements RouteEndpoint {
  private readonly agent: HttpAgent | HttpsAgent;
  private readonly address: URL;

  /**
   * @param address  where the service answers: `http://results:4004`
   * @param token  proves to this one service that it is the gateway who asks
   */
  constructor(
    address: string,
    private readonly token: string,
  ) {
    this.address = new URL(address);
    const settings = { keepAlive: true, maxSockets: 256, maxFreeSockets: 16 };
    this.agent = this.address.protocol === 'https:' ? new HttpsAgent(settings) : new HttpAgent(settings);
  }

  serve({ route, params, search, headers, body, call, signal }: RouteRequest): Promise<RouteAnswer> {
    const [method = 'GET', path = ''] = route.split(' ');
    // From the template, so that no path can lead anywhere else than to its route.
    const target = new URL(
      path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')) + search,
      this.address,
    );
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
    const options = { method, agent: this.agent, headers: { ...headersPassedOn(headers), ...this.ours(call) }, signal };
    return new Promise((resolve, reject) => {
      const request = send(target, options, (response) => resolve(answerOf(response)));
      request.on('error', reject);
      if (method === 'GET') return void request.end();
      pipeline(body, request, (error) => error && reject(error));
    });
  }

  /** Lets go of the kept connections. */
  close(): void {
    this.agent.destroy();
  }

  private ours({ requestId, clientAddress, authorization, locale }: Call): Record<string, string> {
    const sent: [string, string | undefined][] = [
      [CallHeader.requestId, requestId],
      [CallHeader.clientAddress, clientAddress],
      [CallHeader.authorization, authorization],
      [CallHeader.locale, locale && LANGUAGE_TAG[locale]],
      [CallHeader.gateway, this.token],
    ];
    return Object.fromEntries(sent.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}

function answerOf(response: IncomingMessage): RouteAnswer {
  return { status: response.statusCode ?? 502, headers: headersPassedOn(response.headers), body: response };
}
