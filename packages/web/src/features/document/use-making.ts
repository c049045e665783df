import type { DocumentRequest, ModelSummary } from '@demarc/server/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { makeDocument } from '../../api-client.ts';

/** Has documents made, one at a time, and saves them as files. Making ends when it is cancelled, and when the page that asked is gone. */
export function useMaking(model: ModelSummary) {
  const [step, setStep] = useState('');
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const making = useMutation({
    mutationFn: async (request: DocumentRequest) => {
      const ending = new AbortController();
      running.current = ending;
      setStep('Reading the ThreatModel');
      const { name, content } = await makeDocument(model, request, setStep, ending.signal);
      save(name, content);
      return { name, bytes: content.size };
    },
  });
  const cancel = () => {
    running.current?.abort();
    making.reset();
  };
  return { step, making, cancel };
}

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // the browser has taken the content by then
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
