package dev.leadline.database.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WalSegmentsTest {

    private static final long SIXTEEN_MB = 16L * 1024 * 1024;

    @Test
    void the_files_from_the_first_to_the_last_position_are_named() {
        assertThat(new WalSegments(1, SIXTEEN_MB).between("0/2000028", "0/4000100"))
                .containsExactly("000000010000000000000002", "000000010000000000000003", "000000010000000000000004");
    }

    @Test
    void a_position_at_the_beginning_of_a_file_needs_nothing_of_it() {
        assertThat(new WalSegments(1, SIXTEEN_MB).between("0/2000028", "0/3000000"))
                .containsExactly("000000010000000000000002");
    }

    /** 256 files of 16 MB are 4 GB: then the middle part of the name counts on. */
    @Test
    void names_go_on_after_four_gigabytes() {
        assertThat(new WalSegments(18, SIXTEEN_MB).between("0/FF000028", "1/1"))
                .containsExactly("0000001200000000000000FF", "000000120000000100000000");
    }

    @Test
    void files_of_another_size_have_other_numbers() {
        assertThat(new WalSegments(1, 64L * 1024 * 1024).between("2/44000000", "2/44000001"))
                .containsExactly("000000010000000200000011");
    }
}
