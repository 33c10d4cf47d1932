#!/bin/sh
# Makes the samples beside it, with ffmpeg 5.1 of Debian 12. Nothing in them was recorded: a test card and a tone of 440 Hz.
set -eu
cd "$(dirname "$0")"
marker='<script>51.5033N,0.1196W</script>'
escaped='<script>51.5033N\,0.1196W</script>'
ffmpeg='ffmpeg -v error -y'
film='-f lavfi -i testsrc=size=64x48:rate=10:duration=1'
sound='-f lavfi -i sine=frequency=440:duration=1:sample_rate=16000'
short='-f lavfi -i sine=frequency=440:duration=0.25:sample_rate=8000'
h264='-c:v libx264 -crf 40 -pix_fmt yuv420p'
aac='-c:a aac -b:a 16k'
opus='-c:a libopus -b:a 12k'

make() { $ffmpeg "$@"; }

make $film $sound $h264 -bsf:v "h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+$escaped" $aac \
  -metadata "title=$marker" -metadata "location=$marker" film.mp4
make $film $sound $h264 $aac -metadata "title=$marker" -metadata "location=$marker" film.mov
make $film $sound $h264 $aac -movflags frag_keyframe+empty_moov -metadata "title=$marker" fragmented.mp4
# The encoder of subtitles leaves markup out: the corpus puts the marker here.
printf '1\n00:00:00,000 --> 00:00:01,000\n(script)51.5033N,0.1196W(/script)\n' > place.srt
make $film $sound -i place.srt $h264 $aac -c:s mov_text subtitles.mp4
rm place.srt
make $film -c:v libx265 -crf 45 -x265-params log-level=none -tag:v hvc1 -pix_fmt yuv420p hevc.mp4
make $film -c:v libaom-av1 -cpu-used 8 -crf 60 av1.mp4
make $film -c:v mpeg4 -q:v 31 mpeg4.mp4
make $film $short $h264 -c:a pcm_s16le pcm.mov
make $film $sound $h264 $aac film.mkv
make $film $h264 -f mpegts film.mpegts
make $film $sound -c:v libvpx-vp9 -crf 60 -b:v 0 $opus -metadata "title=$marker" film.webm
make $film -c:v libvpx -crf 60 -b:v 20k vp8.webm

make $sound $aac -metadata "title=$marker" sound.m4a
make $short -c:a alac alac.m4a
make $sound $aac sound.aac
make $sound -c:a libmp3lame -b:a 16k -metadata "title=$marker" sound.mp3
make $sound -c:a libmp3lame -b:a 16k -write_xing 0 -id3v2_version 0 bare.mp3
make $sound $opus -metadata "title=$marker" opus.ogg
make $sound -c:a libvorbis -q:a 0 -metadata "title=$marker" vorbis.ogg
make $short -c:a flac flac.ogg
make $short -c:a pcm_s16le -metadata "title=$marker" sound.wav
make $short -c:a flac -metadata "title=$marker" sound.flac
make $sound $opus -metadata "title=$marker" opus.webm
make $sound -c:a libvorbis -q:a 0 -metadata "title=$marker" vorbis.webm
