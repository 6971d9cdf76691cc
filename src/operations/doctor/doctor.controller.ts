import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { NeedsScope } from '../../access/index.js';
import { Doctor } from './doctor.js';
import { diagnosisSchema, type Diagnosis } from './finding.js';

/** The doctor over REST. */
@ApiTags('operations')
@NeedsScope('admin')
@Controller('api/v1/doctor')
export class DoctorController {
  constructor(private readonly doctor: Doctor) {}

  @Get()
  @ApiOperation({ summary: 'Look at folders, volume, clock, account and secret; takes up to 15 s' })
  @ApiResponse({ status: 200, standardSchema: diagnosisSchema })
  examine(): Promise<Diagnosis> {
    return this.doctor.examine();
  }
}
