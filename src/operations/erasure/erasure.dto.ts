import { ArrayMinSize, IsArray } from 'class-validator';
import { IsPhoneNumber } from '../../common/validation/rules';

export class ErasureRequest {
  /** Each spelling of the number: with its country code, and as it is dialled at home. */
  @IsArray()
  @ArrayMinSize(1)
  @IsPhoneNumber({ each: true })
  numbers!: string[];
}

/** How much is gone. */
export interface ErasedDto {
  bindings: number;
  idempotentAnswers: number;
  callbacks: number;
  /** With their deliveries. */
  events: number;
}
