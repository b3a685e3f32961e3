// The yardstick: Nest on the same platform without any feature. It answers /bare/<case> with what it was given for it.
import 'reflect-metadata';
import { Controller, Get, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

const answers = new Map();

class BareController {
  answer(name) {
    return answers.get(name) ?? {};
  }
}
Controller('bare')(BareController);
Get(':name')(
  BareController.prototype,
  'answer',
  Object.getOwnPropertyDescriptor(BareController.prototype, 'answer'),
);
Param('name')(BareController.prototype, 'answer', 0);
const bareModule = { module: function BareModule() {}, controllers: [BareController] };

process.on('message', ({ name, answer }) => {
  answers.set(name, answer);
  process.send({ known: name });
});
process.on('disconnect', () => process.exit(0));
const app = await NestFactory.create(bareModule, { logger: false });
await app.listen(0, '127.0.0.1');
process.send({ port: app.getHttpServer().address().port });
