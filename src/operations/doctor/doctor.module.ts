import { Module } from '@nestjs/common';
import { HttpModule } from '../../http/index.js';
import { SourceModule } from '../../source/index.js';
import { Doctor } from './doctor.js';

/** The doctor alone, for the host and for the command that works without one. Needs ConfigModule and the sources. */
@Module({ imports: [HttpModule, SourceModule], providers: [Doctor], exports: [Doctor] })
export class DoctorModule {}
