export { HttpClient, type HttpRequest, type HttpStreamResponse, type HttpTextResponse } from './http-client.js';
